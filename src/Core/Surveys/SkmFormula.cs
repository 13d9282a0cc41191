namespace KtpBot.Core.Surveys;

/// <summary>The category of a service unit by its index (Permenpan RB 14/2017, lampiran).</summary>
public enum SkmCategory
{
    /// <summary>25.00–64.99, tidak baik.</summary>
    D,

    /// <summary>65.00–76.60, kurang baik.</summary>
    C,

    /// <summary>76.61–88.30, baik.</summary>
    B,

    /// <summary>88.31–100, sangat baik.</summary>
    A,
}

/// <summary>The result of a survey.</summary>
/// <param name="Respondents">Whole answers that count.</param>
/// <param name="Means">NRR of each of the nine elements, 1 to 4, not rounded.</param>
/// <param name="Skm">Their weighted sum, 1 to 4, not rounded.</param>
/// <param name="Ikm">The index, 25 to 100, rounded to two places.</param>
/// <param name="Category">By the rounded index.</param>
public sealed record SkmResult(int Respondents, IReadOnlyList<decimal> Means, decimal Skm, decimal Ikm, SkmCategory Category);

/// <summary>
/// Survei Kepuasan Masyarakat (Permenpan RB 14/2017): NRR of an element is the mean of its answers, SKM their sum with equal weights,
/// IKM = SKM × 25. The weight is exactly 1/9: the printed 0.11 would give a perfect service 99. Rounded once, at the end.
/// </summary>
public static class SkmFormula
{
    public const int Elements = 9;

    /// <summary>The best of the four answers.</summary>
    public const int Best = 4;

    private const decimal Scale = 25;

    /// <summary>Computes; null when nobody answered.</summary>
    /// <param name="responses">Nine answers each, from 1 to 4.</param>
    public static SkmResult? Compute(IReadOnlyCollection<IReadOnlyList<int>> responses)
    {
        if (responses.Count == 0) return null;
        var sums = new int[Elements];
        foreach (var response in responses)
        {
            if (response.Count != Elements) throw new ArgumentException("A response has nine answers.", nameof(responses));
            for (var i = 0; i < Elements; i++)
            {
                if (response[i] is < 1 or > Best) throw new ArgumentException("An answer is 1 to 4.", nameof(responses));
                sums[i] += response[i];
            }
        }

        var means = Array.ConvertAll(sums, sum => (decimal)sum / responses.Count);

        // The sum of all answers over 9n is the sum of the means over 9, without their rounding.
        var skm = (decimal)sums.Sum() / (Elements * responses.Count);
        var ikm = Math.Round(skm * Scale, 2, MidpointRounding.AwayFromZero);
        return new SkmResult(responses.Count, means, skm, ikm, CategoryOf(ikm));
    }

    /// <summary>The category of an index that is rounded to two places.</summary>
    public static SkmCategory CategoryOf(decimal ikm) =>
        ikm >= 88.31m ? SkmCategory.A
        : ikm >= 76.61m ? SkmCategory.B
        : ikm >= 65.00m ? SkmCategory.C
        : SkmCategory.D;
}
