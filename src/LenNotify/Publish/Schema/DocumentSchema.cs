namespace LenNotify;

/// <summary>What a value of a document must be: a JSON Schema or a part of one, taken apart once. It never changes.</summary>
/// <param name="expectation">What it says for people.</param>
/// <param name="tests">Of the value itself, that of its kind first.</param>
/// <param name="parts">What else holds of it, and of what is in it.</param>
internal sealed class DocumentSchema(SchemaExpectation expectation, IReadOnlyList<SchemaTest> tests, IReadOnlyList<SchemaPart> parts)
{
    /// <summary>Fits everything.</summary>
    internal static DocumentSchema Always { get; } = new(default, [], []);

    /// <summary>Fits nothing.</summary>
    internal static DocumentSchema Never { get; } = new(default, [SchemaTest.Never], []);

    /// <summary>The word for it.</summary>
    internal string? Title => expectation.Title;

    /// <summary>What is asked of the same value.</summary>
    internal IEnumerable<DocumentSchema> OfTheSame => parts.SelectMany(part => part.OfTheSame);

    /// <summary>Whether a value is as it must be.</summary>
    internal bool Fits(DocumentNode node)
    {
        var findings = new SchemaFindings(null);
        Judge(node, "", default, findings);
        return findings.IsSound;
    }

    /// <summary>Notes all that is wrong with a value and with what is in it. The value's own depth bounds how deep this goes.</summary>
    /// <param name="node">The value.</param>
    /// <param name="path">The field that it is.</param>
    /// <param name="asked">What it is to be in the words of what refers to this; nothing for a value of its own.</param>
    /// <param name="findings">What is wrong is noted here.</param>
    internal void Judge(DocumentNode node, string path, SchemaExpectation asked, SchemaFindings findings)
    {
        var said = expectation.Title is null ? asked : expectation;
        foreach (var test in tests)
        {
            if (!test.Fits(node))
            {
                findings.Add(test, node, path, said);
                return;
            }
        }

        foreach (var part in parts)
        {
            if (findings.IsAnswered)
            {
                return;
            }

            part.Judge(node, path, said, findings);
        }
    }
}
