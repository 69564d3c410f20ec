"""Pages of the terms of keeping: public, of staff, and the one that keeps an unused account."""
