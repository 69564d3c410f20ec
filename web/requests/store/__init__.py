"""Requests in the database: filing, steps, files, what members and staff see, figures."""
