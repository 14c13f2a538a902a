module turbines.example/monitor

go 1.19
