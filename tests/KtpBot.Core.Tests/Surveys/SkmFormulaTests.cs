using System.Numerics;
using KtpBot.Core.Surveys;

namespace KtpBot.Core.Tests.Surveys;

/// <summary>The index held against whole numbers: IKM × 36n = 100 × Σ, whatever was answered.</summary>
public sealed class SkmFormulaTests
{
    [Fact]
    public void APerfectSurvey_IsOneHundred_NotNinetyNine() => Assert.Equal(100m, SkmFormula.Compute([Same(4), Same(4), Same(4)])!.Ikm);

    [Fact]
    public void TheWorst_IsTwentyFive()
    {
        var worst = SkmFormula.Compute([Same(1)])!;

        Assert.Equal((25m, SkmCategory.D), (worst.Ikm, worst.Category));
    }

    [Fact]
    public void Nobody_HasNoIndex() => Assert.Null(SkmFormula.Compute([]));

    [Fact]
    public void AThousandSurveys_AreRoundedOnceAndExactly()
    {
        var random = new Random(20261121);
        for (var n = 0; n < 1000; n++)
        {
            var responses = Many(random);

            var result = SkmFormula.Compute(responses)!;

            // Hundredths of the index, halves up, in whole numbers: floor((100 · 100 · Σ · 2 + 36n) / (2 · 36n)).
            BigInteger sum = responses.Sum(r => r.Sum()), whole = 36 * responses.Count;
            Assert.Equal((decimal)(((20000 * sum) + whole) / (2 * whole)) / 100m, result.Ikm);
            Assert.InRange(result.Ikm, 25m, 100m);
            Assert.Equal(responses.Count, result.Respondents);
            for (var i = 0; i < 9; i++) Assert.Equal((decimal)responses.Sum(r => r[i]) / responses.Count, result.Means[i]);
        }
    }

    [Fact]
    public void OrderOfPeopleAndOfElements_ChangesNothingInTheIndex()
    {
        var random = new Random(7);
        for (var n = 0; n < 200; n++)
        {
            var responses = Many(random);
            var ikm = SkmFormula.Compute(responses)!.Ikm;

            Assert.Equal(ikm, SkmFormula.Compute([.. responses.OrderBy(_ => random.Next())])!.Ikm);
            Assert.Equal(ikm, SkmFormula.Compute([.. responses.Select(r => r.Reverse().ToList())])!.Ikm);
        }
    }

    [Fact]
    public void ABetterAnswer_NeverLowersTheIndex()
    {
        var random = new Random(11);
        for (var n = 0; n < 200; n++)
        {
            var responses = Many(random).Select(r => r.ToList()).ToList();
            var before = SkmFormula.Compute(responses)!.Skm;
            var (person, element) = (random.Next(responses.Count), random.Next(9));
            if (responses[person][element] == 4) continue;

            responses[person][element]++;

            Assert.True(SkmFormula.Compute(responses)!.Skm > before);
        }
    }

    [Theory]
    [InlineData("64.99", SkmCategory.D)]
    [InlineData("65.00", SkmCategory.C)]
    [InlineData("76.60", SkmCategory.C)]
    [InlineData("76.61", SkmCategory.B)]
    [InlineData("88.30", SkmCategory.B)]
    [InlineData("88.31", SkmCategory.A)]
    public void Categories_BeginWhereTheRegulationSays(string ikm, SkmCategory expected) =>
        Assert.Equal(expected, SkmFormula.CategoryOf(decimal.Parse(ikm, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void AnAnswerOffTheScale_IsRefused(int score) => Assert.Throws<ArgumentException>(() => SkmFormula.Compute([Same(score)]));

    private static List<int> Same(int score) => [.. Enumerable.Repeat(score, 9)];

    private static List<IReadOnlyList<int>> Many(Random random) =>
        [.. Enumerable.Range(0, 1 + random.Next(60)).Select(_ => (IReadOnlyList<int>)[.. Enumerable.Range(0, 9).Select(_ => 1 + random.Next(4))])];
}
