"""Measures a site of this software against floors that are measured beside it in the same run."""
