module buoys.example/fleet

go 1.19
