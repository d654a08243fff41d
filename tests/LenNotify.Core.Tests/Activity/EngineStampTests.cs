namespace LenNotify.Core.Tests;

public class EngineStampTests
{
    [Fact]
    public void Each_engine_knows_its_own_stamp_and_finds_every_other_strange()
    {
        var stamps = Enumerable.Range(0, 300).Select(_ => EngineStamp.Next()).ToList();

        foreach (var one in stamps)
        {
            stamps.Where(other => (other.Own & one.Strange) == 0).Should().ContainSingle().Which.Own.Should().Be(one.Own);
        }
    }

    [Fact]
    public void What_no_engine_has_measured_is_strange_to_all() =>
        (ulong.MaxValue & EngineStamp.Next().Strange).Should().NotBe(0);
}
