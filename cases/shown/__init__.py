"""What pages of cases show: values read by the policies, put into the shapes their parts want."""
