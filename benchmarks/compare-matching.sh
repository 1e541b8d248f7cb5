#!/bin/sh
# Ours and a comparison by rules in DuckDB in one run: the same generated people (100,000 of them; the size is the first argument, the seed the second), one thread each, reading the file included.
# DuckDB joins on eight keys, compares by equality, Jaro-Winkler and Damerau-Levenshtein, adds points, and what has enough is clustered. The points are what somebody who knows the data would give; some were changed in its
# favour after looking at the false pairs of seed 1.
# Installs @duckdb/node-api by npm into artifacts/compare-matching.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
count=${1:-100000}
seed=${2:-1}
work=$here/../artifacts/compare-matching
mkdir -p "$work"
[ -d "$work/node_modules/@duckdb/node-api" ] || npm install --prefix "$work" --no-audit --no-fund --silent @duckdb/node-api >&2
dotnet build -c Release --nologo -v quiet "$here/Crm.Evaluation" >&2
evaluation() { dotnet "$here/Crm.Evaluation/bin/Release/net10.0/Crm.Evaluation.dll" "$@"; }
people=$work/people-$count-$seed.csv
evaluation people --count "$count" --seed "$seed" --out "$people" --json >&2
cat > "$work/rules.mjs" <<'JS'
import { DuckDBInstance } from "@duckdb/node-api";
import { resourceUsage } from "node:process";

const [file] = process.argv.slice(2);
const before = process.cpuUsage(), start = performance.now();
const db = await (await DuckDBInstance.create(":memory:", { threads: "1" })).connect();
await db.run(`create table r as select (row_number() over ())::integer - 1 i, person, lower(strip_accents(given_name)) g, lower(strip_accents(family_name)) f, birth_date b,
  lower(street_address) a, lower(city) c, nullif(lower(replace(postcode, ' ', '')), '') z, lower(email) e, nullif(right(regexp_replace(phone, '[^0-9]', '', 'g'), 9), '') p
  from read_csv('${file}', all_varchar = true, header = true, nullstr = '')`);
const keys = ["b, left(g, 1)", "b, left(f, 1)", "b, z", "p", "e", "z, left(f, 2)", "f, g, c", "left(a, 14), left(g, 1)"];
const of = (side, part) => part.replace(/\b([bgpezfca])\b/, `${side}.$1`);
const joins = keys.map(key => {
  const on = key.split(/, (?![^(]*\))/).map(part => `${of("l", part)} = ${of("r", part)}`).join(" and ");
  return `select l.i x, r.i y from (select *, count(*) over (partition by ${key}) n from r) l join r on ${on} and l.i < r.i where l.n <= 200`;
});
await db.run(`create table pairs as select distinct x, y from (${joins.join(" union all ")})`);
const compared = process.cpuUsage();
await db.run(`create table scored as with s as (select x, y, l.person = r.person same,
    greatest(jaro_winkler_similarity(l.g, r.g), case when length(l.g) <= 2 or length(r.g) <= 2 then if(left(l.g, 1) = left(r.g, 1), 0.9, 0) else 0 end) g, jaro_winkler_similarity(l.f, r.f) f,
    least(jaro_winkler_similarity(l.g, r.f), jaro_winkler_similarity(l.f, r.g)) swapped, damerau_levenshtein(l.b, r.b) b, l.p = r.p p, l.e = r.e e, jaro_winkler_similarity(l.e, r.e) es, l.z = r.z z, jaro_winkler_similarity(l.a, r.a) a, l.c = r.c c
  from pairs join r l on l.i = x join r r on r.i = y)
  select x, y, same,
    greatest(case when g is null then 0 when g >= 0.92 then 2 when g >= 0.85 then 1 else -9 end + case when f is null then 0 when f >= 0.92 then 2.5 when f >= 0.85 then 1.5 else -2 end, case when swapped >= 0.92 then 4 else -9 end)
    + case when b is null then 0 when b = 0 then 4 when b = 1 then 2 when b = 2 then 0 else -9 end
    + case when p is null then 0 when p then 2.5 else -0.5 end + case when e is null then 0 when e then 3 when es >= 0.95 then 1.5 else -0.5 end
    + case when z is null then 0 when z then 2 else -0.5 end + case when a is null then 0 when a >= 0.92 then 2 when a < 0.7 then -0.5 else 0 end + case when c then 0.5 else 0 end points from s`);
const comparing = process.cpuUsage(compared);
const candidates = Number((await db.runAndReadAll("select count(*) from pairs")).getRows()[0][0]);
const found = (await db.runAndReadAll("select x, y from scored where points >= 7")).getColumns();
const cpu = process.cpuUsage(before), seconds = (performance.now() - start) / 1000;
const person = (await db.runAndReadAll("select person from r order by i")).getColumns()[0];
const parent = Int32Array.from(person, (_, i) => i);
const root = i => { while (parent[i] !== i) i = parent[i] = parent[parent[i]]; return i; };
found[0].forEach((x, k) => { const [a, b] = [root(x), root(found[1][k])]; if (a !== b) parent[Math.max(a, b)] = Math.min(a, b); });
const pairs = names => { const sizes = new Map(); for (const n of names) sizes.set(n, (sizes.get(n) ?? 0) + 1); let sum = 0; for (const s of sizes.values()) sum += s * (s - 1) / 2; return sum; };
const roots = person.map((_, i) => root(i));
const [both, said, real] = [pairs(roots.map((r, i) => `${r} ${person[i]}`)), pairs(roots), pairs(person)];
const [precision, recall] = [both / said, both / real];
const inBlocks = Number((await db.runAndReadAll("select count(*) from scored where same")).getRows()[0][0]) / real;
console.log(JSON.stringify({ candidatePairs: candidates, precision, recall, f1: 2 * precision * recall / (precision + recall), seconds, cpuSeconds: (cpu.user + cpu.system) / 1e6, comparingSeconds: (comparing.user + comparing.system) / 1e6, peakMegabytes: resourceUsage().maxRSS / 1024, inBlocks }));
JS
theirs=$(cd "$work" && node rules.mjs "$people")
ours=$(evaluation match --csv "$people" --id id --truth person --threads 1 --json)
# Once more without the truth, for the CPU of matching alone, the start of the program included.
cpu=$( (evaluation match --csv "$people" --id id --roles person=ignored --threads 1 --json > /dev/null; times) | awk 'NR == 2 { split($1, u, /[ms]/); split($2, s, /[ms]/); print u[1] * 60 + u[2] + s[1] * 60 + s[2] }')
exec node -e '
const [ours, theirs] = [{ ...JSON.parse(process.argv[1]), cpuSeconds: Number(process.argv[2]) }, JSON.parse(process.argv[3])];
console.log(`DuckDB finds ${(100 * theirs.inBlocks).toFixed(1)} % of the true pairs by its keys; comparing takes ${theirs.comparingSeconds.toFixed(2)} s of its CPU.\n`);
console.log("| | ours | rules in DuckDB | ratio |\n|---|--:|--:|--:|");
for (const [name, key, digits] of [["pairs compared", "candidatePairs", 0], ["precision", "precision", 4], ["recall", "recall", 4], ["F1", "f1", 4], ["time, s", "seconds", 2], ["CPU, s", "cpuSeconds", 2], ["memory at most, MB", "peakMegabytes", 0]])
  console.log(`| ${name} | ${ours[key].toFixed(digits)} | ${theirs[key].toFixed(digits)} | ${(ours[key] / theirs[key]).toFixed(2)} |`);
' "$ours" "$cpu" "$theirs"
