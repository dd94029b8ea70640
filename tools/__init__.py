"""What bin/run, bin/manage and bin/test are made of.

The standard library only, since nothing is installed yet; database.py, messages.py and probes.py run later,
inside the virtual environment.
"""
