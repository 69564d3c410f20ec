"""What `doctor` looks at, a subject per module; each finding is one sentence with a severity."""
