#!/bin/sh
# Ours and theirs in one run: 100 trees of 31 leaves, and logistic regression, on the same 36,000 rows of bank_full, one thread. Log loss and AUC are of the 9,211 other rows; rows/s of answers for the 36,000.
# Times are medians of several turns, and the least. Installs Debian's python3-xgboost and python3-sklearn where they are missing.
set -eu
here=$(dirname "$0")
data=${1:-$here/../../shared/data/scoring/bank_full.csv.gz}
python=/usr/bin/python3
$python -c 'import xgboost, sklearn' 2>/dev/null || apt-get install -y --no-install-recommends python3-xgboost python3-sklearn >&2
dotnet build -c Release --nologo -v quiet "$here/Crm.Benchmarks" >&2
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
echo "| what | training, median | least | rows/s | log loss | AUC |"
echo "|---|--:|--:|--:|--:|--:|"
dotnet run -c Release --no-build --project "$here/Crm.Benchmarks" -- --scoring
exec $python - "$data" <<'PYTHON'
import csv, gzip, sys, time, warnings
import numpy as np, sklearn, xgboost as xgb
from sklearn.compose import make_column_transformer
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

warnings.filterwarnings("ignore")
rows = list(csv.DictReader(gzip.open(sys.argv[1], "rt")))
names = [n for n in rows[0] if n != "y"]
numeric = {"age", "balance", "day", "duration", "campaign", "pdays", "previous"}
x = np.empty((len(rows), len(names)), dtype=np.float32)
for j, name in enumerate(names):
    texts = [r[name] for r in rows]
    codes = {t: i for i, t in enumerate(sorted(set(texts)))}
    x[:, j] = [float(t) if name in numeric else codes[t] for t in texts]
y = np.array([r["y"] == "yes" for r in rows], dtype=int)
order = sorted(range(len(y)), key=lambda i: i * 2654435761 % 2**32)
train, test = order[:36000], order[36000:]

def timed(work):
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start

def compare(name, fit, fresh, answer, rounds=7):
    trained, answered = [], []
    for _ in range(rounds):
        model, seconds = timed(fit)
        trained.append(seconds)
        again = fresh(train)
        answered.append(timed(lambda: answer(model, again))[1])
    p = answer(model, fresh(test))
    print(f"| {name} | {np.median(trained):.3f} s | {min(trained):.3f} s | {len(train) / np.median(answered):,.0f} | {log_loss(y[test], p):.4f} | {roc_auc_score(y[test], p):.4f} |", flush=True)

common = dict(tree_method="hist", grow_policy="lossguide", max_leaves=31, max_depth=0, max_bin=255, eta=0.1, nthread=1, objective="binary:logistic")
for kind, native in (("categories as numbers", False), ("native categories", True)):
    types = ["c" if native and n not in numeric else "q" for n in names]
    # Another matrix each time: answers for known data are kept.
    fresh = lambda part: xgb.DMatrix(x[part], feature_types=types, enable_categorical=True, nthread=1)
    data = xgb.DMatrix(x[train], label=y[train], feature_types=types, enable_categorical=True, nthread=1)
    compare(f"XGBoost {xgb.__version__}, {kind}", lambda: xgb.train(common, data, 100), fresh, lambda m, d: m.predict(d))

probability = lambda m, d: m.predict_proba(d)[:, 1]
categorical = [i for i, n in enumerate(names) if n not in numeric]
for kind, native in (("categories as numbers", None), ("native categories", categorical)):
    trees = HistGradientBoostingClassifier(max_iter=100, max_leaf_nodes=31, learning_rate=0.1, l2_regularization=1, max_bins=255, early_stopping=False, categorical_features=native)
    compare(f"scikit-learn {sklearn.__version__}, histogram boosting, {kind}", lambda: trees.fit(x[train], y[train]), lambda part: x[part], probability, rounds=5)
prepared = make_column_transformer((OneHotEncoder(handle_unknown="ignore"), categorical), remainder=StandardScaler())
linear = make_pipeline(prepared, LogisticRegression(C=1, max_iter=1000))
compare(f"scikit-learn {sklearn.__version__}, logistic regression", lambda: linear.fit(x[train], y[train]), lambda part: x[part], probability, rounds=5)
PYTHON
