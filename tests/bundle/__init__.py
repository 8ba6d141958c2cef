"""The bundle as an office gets it: made once, unpacked, and used as a person uses it."""
