namespace LenNotify.Core.Tests;

/// <summary>The oracle's answer for one channel, and what stood in the way.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Decider">The judgement that decided; null when none bit.</param>
/// <param name="Bites">Everything that would have bitten, in the order of judgement.</param>
internal sealed record OracleChannel(Answer Answer, Judgement? Decider, IReadOnlyList<OracleBite> Bites)
{
    internal bool Bitten(Judgement judgement) => Bites.Any(bite => bite.Judgement == judgement);
}
