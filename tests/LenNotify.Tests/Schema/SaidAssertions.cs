using FluentAssertions.Collections;

namespace LenNotify.Tests.Schema;

internal static class SaidAssertions
{
    /// <summary>One pattern for each sentence, in order, separated by bars; a star stands for any text.</summary>
    internal static void MatchAll(this StringCollectionAssertions said, string patterns)
    {
        var expected = patterns.Split('|');
        said.HaveCount(expected.Length);
        said.Subject.Zip(expected).Should().AllSatisfy(pair => pair.First.Should().MatchRegex(
            "^" + string.Join(".*", pair.Second.Split('*').Select(System.Text.RegularExpressions.Regex.Escape)) + "$"));
    }
}
