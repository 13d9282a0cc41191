await KtpBot.Simulator.SimulatorHost.Build(args).RunAsync();
