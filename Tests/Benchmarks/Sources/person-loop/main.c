/* The peer in C as a command:

     person-loop ziggurat|polar shanxi|shandong YEARS CLAIMANTS

   Prints what a claimant comes to on average, by which the equality of the work can be checked. */
#include "person_loop.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int count, char **arguments) {
  const char *draw = count == 5 ? arguments[1] : "", *policy = count == 5 ? arguments[2] : "";
  long years = count == 5 ? atol(arguments[3]) : 0, claimants = count == 5 ? atol(arguments[4]) : 0;
  int is_ziggurat = strcmp(draw, "ziggurat") == 0, is_shanxi = strcmp(policy, "shanxi") == 0;
  if ((!is_ziggurat && strcmp(draw, "polar") != 0) || (!is_shanxi && strcmp(policy, "shandong") != 0) || years < 1 ||
      claimants < 1) {
    fprintf(stderr, "usage: person-loop ziggurat|polar shanxi|shandong YEARS CLAIMANTS\n");
    return 64;
  }
  struct person_sums sums =
      person_years(is_ziggurat ? PERSON_DRAW_ZIGGURAT : PERSON_DRAW_POLAR,
                   is_shanxi ? PERSON_POLICY_SHANXI : PERSON_POLICY_SHANDONG, 20190930, years, claimants);
  double people = (double)years * claimants;
  printf("{\"expensePerClaimant\": %.6f, \"claimsPerClaimant\": %.6f, \"beneficiariesShare\": %.8f}\n",
         sums.expense / people, sums.claims / people, sums.beneficiaries / people);
  return 0;
}
