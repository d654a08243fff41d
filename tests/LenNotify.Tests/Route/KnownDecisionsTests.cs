using LenNotify.Storage;

namespace LenNotify.Tests;

public class KnownDecisionsTests
{
    private readonly KnownDecisions _sms = new("sms");

    [Fact]
    public void Every_decision_is_stored_as_it_was_made()
    {
        foreach (var reason in Enum.GetValues<Reason>())
        {
            foreach (var verdict in Enum.GetValues<Verdict>())
            {
                foreach (var silent in new[] { false, true })
                {
                    foreach (var until in new DateTimeOffset?[] { null, Things.Noon })
                    {
                        var stored = _sms.Of(verdict, reason, until, silent);

                        stored.Should().Be(new StoredDecision("sms", verdict, reason, until, silent));
                    }
                }
            }
        }
    }

    [Fact]
    public void What_names_no_instant_is_one_object_for_everybody() =>
        _sms.Of(Verdict.Deliver, Reason.Routed, null, false).Should().BeSameAs(_sms.Of(Verdict.Deliver, Reason.Routed, null, false));
}
