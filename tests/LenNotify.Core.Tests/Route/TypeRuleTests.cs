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
            new TypeOverride(0, "t", rule, left: 0).Pack(usual: 1).Should().Be(rule.Pack());
            (new TypeOverride(0, "t", rule, left: 1UL << 63).Pack(usual: 1) & TypeRule.SpeaksOfChannels).Should().NotBe(0);
            (new TypeOverride(0, "t", rule, left: 4).Pack(usual: 4) & TypeRule.SpeaksOfChannels).Should().Be(0);
            TypeRule.Unpack(new TypeOverride(0, "t", rule, left: 4).Pack(usual: 4)).Should().Be(rule);
            (new TypeOverride(0, "t", rule, left: 4).Pack(usual: 4) & TypeRule.Leaves).Should().NotBe(0);
            (new TypeOverride(0, "t", rule, left: 6).Pack(usual: 4) & TypeRule.Leaves).Should().Be(0);
            (rule.Pack() & TypeRule.Leaves).Should().Be(0);
            ((rule with { HasChannels = true, Channels = 5 }).Pack() & TypeRule.SpeaksOfChannels).Should().NotBe(0);
        }
    }
}
