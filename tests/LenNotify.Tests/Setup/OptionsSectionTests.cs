using LenNotify.Tests.Journey;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace LenNotify.Tests;

/// <summary>A made-up package whose options come from a section of its own.</summary>
public class OptionsSectionTests
{
    private enum Weather
    {
        Fair,
        Storm,
    }

    [Fact]
    public async Task A_packages_section_is_read_into_its_options_and_has_the_last_word()
    {
        var (options, told) = await Start(o => (o.Loft, o.Birds) = ("attic", 3),
            ("pigeons:birds", "7"), ("Pigeons:Rest", "00:10:00"), ("Pigeons:Flies", "true"), ("Pigeons:Until", "storm"), ("Pigeons:Routes:0", "north"), ("Pigeons:Routes:1", "south"), ("Pigeons:Whistle", "s3cret"));

        (options.Loft, options.Birds, options.Rest, options.Flies, options.Until, options.Whistle).Should().Be(("attic", 7, TimeSpan.FromMinutes(10), true, Weather.Storm, "s3cret"));
        options.Routes.Should().Equal("north", "south");
        told.Should().BeEmpty("every key of it is known");
    }

    [Fact]
    public async Task What_is_mistyped_within_the_section_or_in_its_name_is_told()
    {
        var (_, told) = await Start(null, ("Pigeons:Bird", "7"), ("Pigeon:Birds", "7"), ("Pigeons:Birds:Of", "8"), ("Pigeons:Birds", "7"));

        told.Select(line => line.Split(' ').First(word => word.StartsWith("Notifications:", StringComparison.Ordinal))).Should().BeEquivalentTo(
            "Notifications:Pigeons:Bird", "Notifications:Pigeon", "Notifications:Pigeons:Birds:Of");
        told.Should().Contain(line => line.Contains("Known there: Loft, Whistle, Birds", StringComparison.Ordinal)).And.Contain(line => line.Contains("ContactKeys, Rules, Pigeons", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_cannot_be_read_stops_the_host_with_the_whole_key_and_sets_nothing()
    {
        var error = (await FluentActions.Awaiting(() => Start(null, ("Pigeons:Birds", "many"), ("Pigeons:Rest", "10"), ("Pigeons:Until", "snow"))).Should().ThrowAsync<InvalidInputException>()).Which;
        error.Problems.Select(problem => problem.ToString()).Should().Equal(
            "Notifications:Pigeons:Birds: is 'many'. Allowed: a whole number.",
            "Notifications:Pigeons:Rest: is '10'. Allowed: a time such as 00:00:30 for 30 seconds, or 1.00:00:00 for a day.",
            "Notifications:Pigeons:Until: is 'snow'. Allowed: Fair, Storm.");
    }

    [Fact]
    public async Task The_packages_own_rules_are_asked_when_the_host_starts() =>
        (await FluentActions.Awaiting(() => Start(null, ("Pigeons:Birds", "0"), ("Pigeons:Whistle", "s3cret"))).Should().ThrowAsync<OptionsValidationException>())
            .WithMessage("*at least one bird*").Which.Message.Should().NotContain("s3cret");

    [Theory]
    [InlineData("Channels")]
    [InlineData("pollinterval")]
    [InlineData("a:b")]
    [InlineData("")]
    public void A_section_that_is_ours_or_no_name_is_refused(string name) => FluentActions
        .Invoking(() => new ServiceCollection().AddNotifications().AddSection<PigeonOptions>(name, _ => { })).Should().Throw<ArgumentException>();

    [Fact]
    public void Said_twice_it_is_one()
    {
        var services = new ServiceCollection();
        AddPigeons(AddPigeons(services.AddNotifications()));
        using var provider = services.BuildServiceProvider();
        provider.GetServices<IOptionsSection>().Should().ContainSingle(section => section.Name == "Pigeons");
        provider.GetServices<IPostConfigureOptions<PigeonOptions>>().Should().ContainSingle();
    }

    private static NotificationsBuilder AddPigeons(NotificationsBuilder builder)
    {
        builder.Services.AddOptions<PigeonOptions>().Validate(options => options.Birds > 0, "A loft needs at least one bird.");
        return builder.AddSection<PigeonOptions>("Pigeons", section => section
            .Text("Loft", (options, value) => options.Loft = value)
            .Secret("Whistle", (options, value) => options.Whistle = value)
            .Number("Birds", (options, value) => options.Birds = value)
            .Span("Rest", (options, value) => options.Rest = value)
            .Flag("Flies", (options, value) => options.Flies = value)
            .Texts("Routes", (options, value) => options.Routes = value)
            .Choice<Weather>("Until", (options, value) => options.Until = value));
    }

    private static async Task<(PigeonOptions Options, string[] Told)> Start(Action<PigeonOptions>? configure, params (string Key, string Value)[] settings)
    {
        using var logs = new JourneyLogs();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create($"Notifications:{one.Key}", (string?)one.Value))).Build());
        services.Configure(configure ?? (_ => { }));
        logs.AddTo(AddPigeons(services.AddNotifications()).Services);
        await using var provider = services.BuildServiceProvider();
        await provider.GetServices<IHostedService>().OfType<StartUp>().Single().StartAsync(default);
        return (provider.GetRequiredService<IOptions<PigeonOptions>>().Value, [.. logs.Lines.Where(line => line.Contains("changes nothing", StringComparison.Ordinal))]);
    }

    private sealed class PigeonOptions
    {
        public string Loft { get; set; } = "roof";

        public string Whistle { get; set; } = "";

        public int Birds { get; set; } = 1;

        public TimeSpan Rest { get; set; }

        public bool Flies { get; set; }

        public Weather Until { get; set; }

        public IReadOnlyList<string> Routes { get; set; } = [];
    }
}
