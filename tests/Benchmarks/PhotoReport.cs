using System.Diagnostics;
using System.Globalization;
using KtpBot.Core.Imaging;
using KtpBot.Testing.Pictures;
using KtpBot.Testing.Pictures.Photos;

namespace KtpBot.Benchmarks;

/// <summary>
/// How well photos are judged: <c>photos [SEED] [DIRECTORY]</c>. Prints the confusion table and every mistake with its figures, and what
/// judging a photo of 12 megapixels costs beside decoding it. With a directory the photos are written there, to be looked at.
/// </summary>
internal static class PhotoReport
{
    public static int Run(int seed, string? directory, TextWriter output)
    {
        var photos = PhotoSet.Of(seed);
        var judged = new (LabelledPhoto Photo, string Said, PhotoQuality? Quality)[photos.Count];
        Parallel.For(0, photos.Count, i =>
        {
            var bytes = photos[i].Draw();
            var quality = PhotoQuality.Assess(bytes);
            judged[i] = (photos[i], PhotoTruths.Said(quality, photos[i].Asked), quality);
            if (directory is not null) File.WriteAllBytes(Path.Combine(directory, $"{photos[i].Name}-{judged[i].Said}.jpg"), bytes);
        });

        var words = judged.Select(j => j.Said).Distinct().Order(StringComparer.Ordinal).ToList();
        output.WriteLine($"{"",-18}{string.Concat(words.Select(word => $"{word,12}"))}");
        foreach (var row in judged.GroupBy(j => $"{j.Photo.Asked} {j.Photo.Truth}"))
            output.WriteLine($"{row.Key,-18}{string.Concat(words.Select(word => $"{row.Count(j => j.Said == word),12}"))}");
        var (good, bad) = (judged.Where(j => j.Photo.Truth == PhotoTruth.Good).ToList(), judged.Where(j => j.Photo.Truth != PhotoTruth.Good).ToList());
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"bad caught {bad.Count(j => j.Said != PhotoTruths.Passes) / (double)bad.Count:P1} of {bad.Count}, good refused {good.Count(j => j.Said != PhotoTruths.Passes) / (double)good.Count:P1} of {good.Count}"));
        foreach (var (photo, said, quality) in judged.Where(j => (j.Photo.Truth == PhotoTruth.Good) != (j.Said == PhotoTruths.Passes))) output.WriteLine($"{photo.Name} → {said} {quality}");
        output.WriteLine("the four nearest to a wrong refusal, by figure:");
        Near(output, good, "cut off", q => q.Figures.EdgeCells);
        Near(output, good, "glare", q => q.Figures.Glare);
        Near(output, good, "no print", q => -q.Figures.TextShare);
        Near(output, [.. good.Where(j => j.Photo.Asked == "card")], "lines of cards", q => q.Figures.Lines);
        Near(output, [.. good.Where(j => j.Photo.Asked == "page")], "lines of pages", q => -q.Figures.Lines);
        Cost(output);
        return 0;
    }

    private static void Near(TextWriter output, List<(LabelledPhoto Photo, string Said, PhotoQuality? Quality)> good, string what, Func<PhotoQuality, double> figure) =>
        output.WriteLine($"  {what}: {string.Join(", ", good.Select(j => figure(j.Quality!)).OrderDescending().Take(4).Select(f => Math.Abs(f).ToString("0.####", CultureInfo.InvariantCulture)))}");

    private static void Cost(TextWriter output)
    {
        var photo = DrawnPictures.DocumentJpeg(4000, 3000);
        var (decode, judge) = (new List<double>(), new List<double>());
        for (var round = 0; round < 40; round++)
        {
            var since = Stopwatch.GetTimestamp();
            ImageInspector.Inspect(photo);
            var inspected = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
            since = Stopwatch.GetTimestamp();
            PhotoQuality.Assess(photo);
            if (round < 20) continue; // The first rounds pay for compiling.
            decode.Add(inspected);
            judge.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }

        decode.Sort();
        judge.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"12 megapixels: inspected (one decode at an eighth) {decode[10]:0} ms, judged with its decode at a quarter {judge[10]:0} ms, ratio {judge[10] / decode[10]:0.0}"));
    }
}
