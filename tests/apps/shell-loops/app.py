import os

print(os.environ["MAIN_REL"])
