namespace LenNotify.Core.Tests;

public class TypeRuleTests
{
    [Fact]
    public void A_byte_holds_all_of_a_rule_but_its_channels()
    {
        bool[] either = [false, true];
        var rules = from disabled in either
                    from high in either
                    from severity in Enum.GetValues<Severity>()
                    from frequency in Enum.GetValues<Frequency>()
                    select new TypeRule(disabled, high, TypeRule.Rank(severity), frequency, HasChannels: false, Channels: 0);

        foreach (var rule in rules)
        {
            TypeRule.Unpack(rule.Pack()).Should().Be(rule);
            (rule.Pack() & TypeRule.SpeaksOfChannels).Should().Be(0);
            new TypeOverride(0, "t", rule, left: 0).Pack().Should().Be(rule.Pack());
            (new TypeOverride(0, "t", rule, left: 1UL << 63).Pack() & TypeRule.SpeaksOfChannels).Should().NotBe(0);
            ((rule with { HasChannels = true, Channels = 5 }).Pack() & TypeRule.SpeaksOfChannels).Should().NotBe(0);
        }
    }
}
