"""What bin/run, bin/manage and bin/test are made of.

The standard library only, since nothing is installed yet; messages.py, probes.py, backup.py and restore.py run later,
inside the virtual environment.
"""
