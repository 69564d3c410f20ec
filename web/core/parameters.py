"""Names of query parameters that pages know: single ones, and families such as `min.` followed by what is asked."""


def known_name(parameters: frozenset[str], name: str) -> bool:
    """Whether pages know a parameter by its name, or as one of a family such as `min.`."""
    return name in parameters or (name.partition(".")[0] + "." in parameters and "." in name)
