#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_fft_complex.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_qrng.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sf.h>

// The generators and minimisers of GSL are mutable globals, which Swift 6 does not let a program read.
static inline const gsl_rng_type *dabing_mt19937(void) { return gsl_rng_mt19937; }
static inline const gsl_multimin_fminimizer_type *dabing_nmsimplex2(void) { return gsl_multimin_fminimizer_nmsimplex2; }
static inline const gsl_qrng_type *dabing_sobol(void) { return gsl_qrng_sobol; }
