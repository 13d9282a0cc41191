using KtpBot.Benchmarks;

// understanding [FILE.tsv]: how well and how fast sentences are understood.
switch (args)
{
    case ["understanding", .. var rest]:
        return UnderstandingReport.Run(rest.FirstOrDefault(), Console.Out);
    default:
        Console.Error.WriteLine("understanding [FILE.tsv]");
        return 2;
}
