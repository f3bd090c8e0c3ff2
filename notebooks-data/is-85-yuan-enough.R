# Is 85 yuan enough? The answer of the notebook of this name, from the same tables, in base R:
#   Rscript notebooks-data/is-85-yuan-enough.R
folder <- if (file.exists("results.csv")) "." else "notebooks-data"
results <- read.csv(file.path(folder, "results.csv"), encoding = "UTF-8")
quantiles <- read.csv(file.path(folder, "quantiles.csv"), encoding = "UTF-8")

mine <- subset(results, scenario == "jincheng-2019" & (is.na(group) | group == ""))
row.names(mine) <- mine$metric
funding <- mine["funding.perHead", "value"]
adequacy <- mine["funding.adequacy", ]
cat(sprintf("%.0f yuan a head is enough in %.1f%% of years (%.1f%% to %.1f%%).\n",
            funding, 100 * adequacy$value, 100 * adequacy$lower, 100 * adequacy$upper))

levels <- c(p50 = 50, p75 = 75, p90 = 90, p95 = 95, p99 = 99, p995 = 99.5)
need <- mine[paste0("funding.need.", names(levels)), c("value", "lower", "upper")]
print(round(data.frame(percent = unname(levels), need, missing = need$value - funding, row.names = NULL), 2))

# The tables agree: the quantile of the years is the need that the results state.
curve <- subset(quantiles, scenario == "jincheng-2019" & quantity == "fundingNeed")
at <- approx(curve$level, curve$value, xout = c(0.5, 0.75, 0.9, 0.95))$y
stopifnot(abs(at / need$value[1:4] - 1) < 0.01)
