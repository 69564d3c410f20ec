"""Tests of the whole house: each module here holds one check, `problems(root)`, and its test plants a fault for it."""
