/* For each claimant a lognormal amount, the year's severity shock, the piecewise linear benefit, and the sums of the
   year. The generator is GSL's mt19937. */
#include "person_loop.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>

struct band {
  double from, rate;
};

/* Bands on the amount itself, of which the first begins at the deductible; the cap limits the benefit. */
struct rule {
  int bands;
  struct band band[3];
  double cap;
};

static const struct rule rules[] = {
    [PERSON_POLICY_SHANXI] = {1, {{10000, 0.75}}, 400000},
    [PERSON_POLICY_SHANDONG] = {3, {{12000, 0.50}, {100000, 0.60}, {200000, 0.65}}, 300000},
};

/* The same law of a claimant's amount as in Scenarios/, at the price level of Shanxi in 2019. */
static const double meanlog = 8.403809, sdlog = 0.992257, factor = 0.608;
static const double severity_shock = 0.04;

static inline double payment(const struct rule *rule, double amount) {
  if (amount <= rule->band[0].from) return 0;
  double paid = 0;
  for (int i = 0; i < rule->bands && amount > rule->band[i].from; i++) {
    double end = i + 1 < rule->bands ? rule->band[i + 1].from : INFINITY;
    paid += rule->band[i].rate * ((amount < end ? amount : end) - rule->band[i].from);
  }
  return paid < rule->cap ? paid : rule->cap;
}

static inline void add(struct person_sums *sums, const struct rule *rule, double amount) {
  double paid = payment(rule, amount);
  sums->expense += amount;
  sums->claims += paid;
  sums->beneficiaries += paid > 0;
}

static struct person_sums ziggurat_year(gsl_rng *rng, const struct rule *rule, double mu, double shock,
                                        long claimants) {
  struct person_sums sums = {0, 0, 0};
  for (long i = 0; i < claimants; i++)
    add(&sums, rule, exp(mu + sdlog * gsl_ran_gaussian_ziggurat(rng, 1)) * shock);
  return sums;
}

static struct person_sums polar_year(gsl_rng *rng, const struct rule *rule, double mu, double shock, long claimants) {
  struct person_sums sums = {0, 0, 0};
  for (long i = 0; i < claimants; i++) add(&sums, rule, gsl_ran_lognormal(rng, mu, sdlog) * shock);
  return sums;
}

struct person_sums person_years(enum person_draw draw, enum person_policy policy, unsigned long seed, long years,
                                long claimants) {
  const struct rule *rule = &rules[policy];
  gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
  gsl_rng_set(rng, seed);
  struct person_sums sums = {0, 0, 0};
  for (long y = 0; y < years; y++) {
    double shock = exp(severity_shock * gsl_ran_gaussian_ziggurat(rng, 1) - severity_shock * severity_shock / 2);
    double mu = meanlog + log(factor);
    struct person_sums year = draw == PERSON_DRAW_ZIGGURAT ? ziggurat_year(rng, rule, mu, shock, claimants)
                                                           : polar_year(rng, rule, mu, shock, claimants);
    sums.expense += year.expense;
    sums.claims += year.claims;
    sums.beneficiaries += year.beneficiaries;
  }
  gsl_rng_free(rng);
  return sums;
}
