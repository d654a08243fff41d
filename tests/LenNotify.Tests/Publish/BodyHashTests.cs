namespace LenNotify.Tests;

public class BodyHashTests
{
    private static readonly PublishOptions Plain = new();

    [Fact]
    public void The_same_gives_the_same() => Of("p", Audience.Users("a", "b")).Should().Equal(Of("p", Audience.Users("a", "b")));

    [Fact]
    public void Whatever_makes_it_another_publication_gives_another_hash()
    {
        byte[][] hashes =
        [
            Of("p", "a"), Of("q", "a"), Of("p", "b"), Of("p", Audience.Users("a", "b")), Of("p", Audience.Users("b", "a")), Of("p", Audience.Users("ab")),
            Of("p", Audience.Of("a")), Of("pa", "b"), Of("p", "a", Plain with { DeliverAt = Things.Noon }),
            Of("p", "a", Plain with { DeliverAt = Things.Noon.AddTicks(1) }), Of("p", Audience.Users("a", Things.Noon.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        ];

        hashes.Select(Convert.ToHexString).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void How_it_is_traced_and_in_which_offset_it_is_timed_changes_nothing()
    {
        var at = Things.Noon;

        Of("p", "a", Plain with { CorrelationId = "x", DeliverAt = at }).Should().Equal(Of("p", "a", Plain with { DeliverAt = at.ToOffset(TimeSpan.FromHours(2)) }));
    }

    private static byte[] Of(string payload, Audience audience, PublishOptions? options = null) => BodyHash.Of(payload, audience, options ?? Plain);
}
