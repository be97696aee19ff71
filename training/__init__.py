"""The program that trains the learned reader: data sets in, three files for the run-time reader out.

It runs on a developer's machine with its own dependencies (`training/requirements.txt`); the package never
imports it.
"""
