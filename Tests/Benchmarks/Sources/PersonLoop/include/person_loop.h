/* The inner loop of the individual method as it is written in C against GSL. */
#ifndef PERSON_LOOP_H
#define PERSON_LOOP_H

/* How a standard normal is drawn. */
enum person_draw {
  /* By gsl_ran_lognormal, which uses the polar Box-Muller method: what one writes first. */
  PERSON_DRAW_POLAR,
  /* By gsl_ran_gaussian_ziggurat, the fastest normal of GSL: what one writes after profiling. */
  PERSON_DRAW_ZIGGURAT
};

/* Whose general rule pays. */
enum person_policy { PERSON_POLICY_SHANXI, PERSON_POLICY_SHANDONG };

/* Sums over all years, yuan and persons. */
struct person_sums {
  double expense, claims;
  long beneficiaries;
};

/* Draws and pays `claimants` persons in each of `years` years. */
struct person_sums person_years(enum person_draw draw, enum person_policy policy, unsigned long seed, long years,
                                long claimants);

#endif
