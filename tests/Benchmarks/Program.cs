using KtpBot.Benchmarks;

// understanding [FILE.tsv]: how well and how fast sentences are understood.
// photos [SEED] [DIRECTORY]: how well photos of documents are judged.
switch (args)
{
    case ["understanding", .. var rest]:
        return UnderstandingReport.Run(rest.FirstOrDefault(), Console.Out);
    case ["photos", .. var rest]:
        return PhotoReport.Run(rest.Length > 0 ? int.Parse(rest[0], System.Globalization.CultureInfo.InvariantCulture) : 1, rest.ElementAtOrDefault(1), Console.Out);
    default:
        Console.Error.WriteLine("understanding [FILE.tsv] | photos [SEED] [DIRECTORY]");
        return 2;
}
