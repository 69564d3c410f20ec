"""SOQ: a classifieds site that one small operator can host alone."""
