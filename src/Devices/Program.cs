using KtpBot.Devices;

await using var app = DevicesHost.Build(args);
await app.RunAsync();
