#!/bin/sh
# XGBoost (histograms) does what BoostingBenchmarks measures: 100 trees of 31 leaves on the same 36,000 rows of bank_full, one thread. Log loss is of the 9,211 other rows.
# Installs Debian's python3-xgboost and python3-sklearn where they are missing.
set -eu
data=${1:-$(dirname "$0")/../../shared/data/scoring/bank_full.csv.gz}
python=/usr/bin/python3
$python -c 'import xgboost, sklearn' 2>/dev/null || apt-get install -y --no-install-recommends python3-xgboost python3-sklearn >&2
exec $python - "$data" <<'PYTHON'
import csv, gzip, sys, time
import numpy as np, xgboost as xgb
from sklearn.metrics import log_loss, roc_auc_score

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
common = dict(tree_method="hist", grow_policy="lossguide", max_leaves=31, max_depth=0, max_bin=255, eta=0.1, nthread=1, objective="binary:logistic")
for name, native in (("categories as numbers", False), ("native categories", True)):
    types = ["c" if native and n not in numeric else "q" for n in names]
    data = xgb.DMatrix(x[train], label=y[train], feature_types=types, enable_categorical=True, nthread=1)
    fresh = xgb.DMatrix(x[test], feature_types=types, enable_categorical=True, nthread=1)
    trained, answered = [], []
    for _ in range(7):
        start = time.perf_counter()
        model = xgb.train(common, data, 100)
        trained.append(time.perf_counter() - start)
        # Another model each time: the answers for known data are kept.
        again = xgb.DMatrix(x[train], feature_types=types, enable_categorical=True, nthread=1)
        start = time.perf_counter()
        model.predict(again)
        answered.append(time.perf_counter() - start)
    p = model.predict(fresh)
    print(f"XGBoost {xgb.__version__}, {name}: training {np.median(trained):.3f} s, least {min(trained):.3f}; {len(train) / np.median(answered):,.0f} rows/s; log loss {log_loss(y[test], p):.4f}, AUC {roc_auc_score(y[test], p):.4f}")
PYTHON
