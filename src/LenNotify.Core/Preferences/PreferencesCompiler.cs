using LenNotify.Storage;

namespace LenNotify;

/// <summary>Makes a person's documents ready for routing, once they are found sound.</summary>
internal static class PreferencesCompiler
{
    internal static CompiledPreferences Compile(Preferences document, ContactBook contacts, EngineSettings settings)
    {
        var problems = PreferencesRules.Check(document, settings.Zones.Source);
        return problems.Count == 0
            ? new CompiledPreferences(document, contacts, settings)
            : throw new InvalidInputException("preferences document", problems);
    }
}
