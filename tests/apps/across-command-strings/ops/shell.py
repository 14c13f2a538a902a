"""Runs commands of the shell."""
import subprocess


def run(command):
    return subprocess.check_output(command, shell=True, text=True).strip()


def run_list(*command):
    return subprocess.run(list(command), check=True, capture_output=True, text=True).stdout.strip()
