"""Pages of requests: for members, for the desk of the operator, for the public."""
