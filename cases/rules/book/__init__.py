"""The books the rules are read from: time limits, general holidays, events, turning points."""
