using System.Text.Json;
using System.Text.Json.Nodes;

namespace LenNotify.Core.Tests;

public class PreferencesDefaultsTests
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true };

    [Fact]
    public void A_new_person_has_these_preferences() =>
        Approved.Match(JsonNode.Parse(new Preferences().ToJson())!.ToJsonString(Pretty));

    [Fact]
    public void The_preferences_of_a_new_person_are_sound() =>
        new Preferences().Validate(TzdbZones.Default).Should().BeEmpty();
}
