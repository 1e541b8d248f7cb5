#!/bin/sh
# Ours and R's forecast in one run: the first 60 monthly series of M3 (the size is the second argument), one thread, 18 steps, errors by the same formulas. CPU is that of fitting and forecasting a series.
# R's auto.arima takes minutes: only with a third argument. Installs Debian's r-cran-forecast where it is missing.
set -eu
here=$(dirname "$0")
data=${1:-$here/../../shared/data/forecasting/m3_subset.csv.gz}
count=${2:-60}
Rscript -e 'library(forecast)' >/dev/null 2>&1 || apt-get install -y --no-install-recommends r-cran-forecast >&2
dotnet build -c Release --nologo -v quiet "$here/Crm.Evaluation" >&2
part=$(mktemp --suffix .csv)
trap 'rm -f "$part"' EXIT
zcat "$data" | awk -F, -v count="$count" 'NR == 1 || ($4 == 12 && taken++ < count)' > "$part"
echo "| what | CPU a series, ms | sMAPE | MASE | coverage of 95 % | MSIS |"
echo "|---|--:|--:|--:|--:|--:|"
export DOTNET_TieredCompilation=0
for method in ets theta theta-dynamic auto
do
    dotnet run -c Release --no-build --project "$here/Crm.Evaluation" -- forecast --series "$part" --method $method --json |
        sed -E 's/.*"all":\{[^}]*"smape":([0-9.]+),"mase":([0-9.]+),[^}]*"coverage95":([0-9.]+),"msis95":([0-9.]+)\},"cpuSecondsPerSeries":([0-9.eE-]+).*/\5 \1 \2 \3 \4/' |
        awk -v what="ours, $method" '{ printf "| %s | %.3f | %.3f | %.4f | %.3f | %.2f |\n", what, $1 * 1000, $2, $3, $4, $5 }'
done
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
exec Rscript - "$part" "${3:-}" <<'R'
suppressMessages(library(forecast))
arguments <- commandArgs(TRUE)
rows <- read.csv(arguments[1], colClasses = "character")
numbers <- function(text) as.numeric(strsplit(text, " ")[[1]])
known <- lapply(rows$train, function(text) ts(numbers(text), frequency = 12))
test <- lapply(rows$test, numbers)
compare <- function(name, method) {
  invisible(method(known[[1]], length(test[[1]])))
  time <- system.time(said <- Map(function(y, t) method(y, length(t)), known, test))
  errors <- rowMeans(mapply(function(y, t, f) {
    scale <- mean(abs(diff(y, 12)))
    low <- f$lower[, 1]; high <- f$upper[, 1]
    c(mean(200 * abs(f$mean - t) / (abs(f$mean) + abs(t))), mean(abs(f$mean - t)) / scale, mean(t >= low & t <= high),
      mean(high - low + 40 * pmax(0, low - t, t - high)) / scale)
  }, known, test, said))
  cat(sprintf("| R's forecast %s, %s | %.2f | %.3f | %.4f | %.3f | %.2f |\n", packageVersion("forecast"), name, 1000 * sum(time[1:2]) / length(known), errors[1], errors[2], errors[3], errors[4]))
}
compare("ets", function(y, h) forecast(ets(y), h = h, level = 95))
compare("thetaf", function(y, h) thetaf(y, h = h, level = 95))
if (nzchar(arguments[2])) compare("auto.arima", function(y, h) forecast(auto.arima(y), h = h, level = 95))
R
