using KtpBot.Backoffice;
using KtpBot.Backoffice.Verbs;

return args.FirstOrDefault() switch
{
    "add-officer" => await AddOfficerVerb.RunAsync(args[1..], Console.In, Console.Out),
    "seed-demo" => await SeedDemoVerb.RunAsync(args[1..], Console.Out),
    _ => await BackofficeHost.RunAsync(args.FirstOrDefault() == "serve" ? args[1..] : args),
};
