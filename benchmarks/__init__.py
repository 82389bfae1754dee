"""Every figure that the project states, as a command that can be run again."""
