"""What the registers write, one module for each register."""
