module git.tides.example/libs/platformenv

go 1.19
