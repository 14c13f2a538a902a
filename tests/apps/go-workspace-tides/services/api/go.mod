module git.tides.example/services/api

go 1.19

require git.tides.example/libs/platformenv v0.0.0
