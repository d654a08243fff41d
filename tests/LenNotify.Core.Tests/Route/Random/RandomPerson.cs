namespace LenNotify.Core.Tests;

/// <summary>A person as the engine and as the oracle see them.</summary>
internal sealed class RandomPerson
{
    internal RandomPerson(RoutingEngine engine, RoutingOptions host, Draw draw, DateTimeOffset from)
    {
        Plain = new OraclePerson(host, RandomPeople.Preferences(draw), RandomContacts.Book(draw), from);
        Compiled = engine.Compile(Plain.Preferences, Plain.Contacts);
    }

    internal OraclePerson Plain { get; }

    internal CompiledPreferences Compiled { get; }
}
