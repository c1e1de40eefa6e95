using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace OpenUrbanData.Catalog.Rdf;

/// <summary>One form for all documents that say the same, whatever their order and however they call nodes without name.</summary>
/// <remarks><see href="https://www.w3.org/TR/rdf-canon/">RDF Dataset Canonicalization (RDFC-1.0)</see> with SHA-256. The
/// graph is held in memory.</remarks>
public static class RdfCanon
{
    /// <summary>The canonical N-Quads document: one line per statement, sorted.</summary>
    /// <exception cref="RdfException">The nodes without name cannot be told apart within <see cref="RdfLimits.CanonicalSteps"/>.</exception>
    public static string Write(IEnumerable<Statement> statements, RdfLimits? limits = null) =>
        string.Concat(Lines(statements, limits ?? new()));

    /// <summary>SHA-256 of the canonical document, in small hexadecimal digits: equal for equal content.</summary>
    /// <exception cref="RdfException">As <see cref="Write"/>.</exception>
    public static string Hash(IEnumerable<Statement> statements, RdfLimits? limits = null)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in Lines(statements, limits ?? new()))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether both say the same: equal but for the labels of nodes without name
    /// (<see href="https://www.w3.org/TR/rdf11-concepts/#graph-isomorphism">RDF 1.1 Concepts, 3.6</see>).</summary>
    /// <exception cref="RdfException">As <see cref="Write"/>.</exception>
    public static bool AreIsomorphic(IEnumerable<Statement> one, IEnumerable<Statement> other, RdfLimits? limits = null)
    {
        HashSet<Statement> first = [.. one];
        HashSet<Statement> second = [.. other];
        return first.Count == second.Count
            && (first.SetEquals(second) || Lines(first, limits ?? new()).SequenceEqual(Lines(second, limits ?? new())));
    }

    /// <summary>What one document says and the other does not, as sorted lines of N-Quads. A node without name is called by the hash of what is
    /// said of it, so that the change of one changes no other.</summary>
    /// <returns>Empty exactly where both are isomorphic.</returns>
    /// <exception cref="RdfException">As <see cref="Write"/>.</exception>
    public static (IReadOnlyList<string> Removed, IReadOnlyList<string> Added) Difference(
        IEnumerable<Statement> before, IEnumerable<Statement> after, RdfLimits? limits = null)
    {
        HashSet<Statement> old = [.. before];
        HashSet<Statement> now = [.. after];
        var (removed, added) = (new Naming(old, limits ?? new()).RoughLines(), new Naming(now, limits ?? new()).RoughLines());
        var (onlyOld, onlyNow) = (Without(removed, added), Without(added, removed));
        return onlyOld.Count == 0 && onlyNow.Count == 0 && !AreIsomorphic(old, now, limits)
            ? (Blank(removed), Blank(added))
            : (onlyOld, onlyNow);

        // Each as often as it is there more often.
        static List<string> Without(List<string> lines, List<string> others)
        {
            var counts = others.CountBy(line => line, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
            return [.. lines.Where(line => (counts[line] = counts.GetValueOrDefault(line) - 1) < 0)];
        }

        static List<string> Blank(List<string> lines) => [.. lines.Where(line => line.StartsWith("_:", StringComparison.Ordinal)
            || line.Contains(" _:", StringComparison.Ordinal))];
    }

    static List<string> Lines(IEnumerable<Statement> statements, RdfLimits limits) => new Naming(statements, limits).Lines();

    /// <summary>Gives labels in the order in which they are asked for (4.3).</summary>
    sealed class Issuer(string prefix)
    {
        readonly Dictionary<string, string> _issued = new(StringComparer.Ordinal);
        readonly List<string> _order = [];

        public IReadOnlyList<string> Order => _order;

        public string? Find(string label) => _issued.GetValueOrDefault(label);

        public string Issue(string label)
        {
            if (!_issued.TryGetValue(label, out var name))
            {
                _issued.Add(label, name = prefix + _order.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
                _order.Add(label);
            }

            return name;
        }

        public Issuer Copy()
        {
            var copy = new Issuer(prefix);
            _order.ForEach(label => copy.Issue(label));
            return copy;
        }
    }

    /// <summary>One run of the algorithm (4.4). Labels of nodes are those of the document until they are canonical.</summary>
    sealed class Naming
    {
        readonly HashSet<Statement> _statements;
        readonly Dictionary<string, List<Statement>> _mentions = new(StringComparer.Ordinal);
        readonly Dictionary<string, string> _rough = new(StringComparer.Ordinal);
        readonly Issuer _canonical = new("c14n");
        readonly RdfLimits _limits;
        readonly StringBuilder _line = new();
        int _steps;

        public Naming(IEnumerable<Statement> statements, RdfLimits limits)
        {
            _limits = limits;
            _statements = statements as HashSet<Statement> ?? [.. statements];
            foreach (var statement in _statements)
            {
                foreach (var label in Labels(statement).Distinct(StringComparer.Ordinal))
                {
                    if (!_mentions.TryGetValue(label, out var list))
                    {
                        _mentions.Add(label, list = []);
                    }

                    list.Add(statement);
                }
            }

            foreach (var label in _mentions.Keys)
            {
                _rough.Add(label, HashFirstDegree(label));
            }
        }

        public List<string> Lines()
        {
            var byHash = _rough.GroupBy(rough => rough.Value, rough => rough.Key, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
            foreach (var group in byHash.Where(group => group.Skip(1).FirstOrDefault() is null))
            {
                _canonical.Issue(group.First());
            }

            foreach (var group in byHash.Where(group => group.Skip(1).Any()))
            {
                List<(string Hash, Issuer Issuer)> results = [];
                foreach (var label in group.Where(label => _canonical.Find(label) is null))
                {
                    var issuer = new Issuer("b");
                    issuer.Issue(label);
                    results.Add(HashManyDegrees(label, issuer));
                }

                foreach (var label in results.OrderBy(result => result.Hash, StringComparer.Ordinal).SelectMany(result => result.Issuer.Order))
                {
                    _canonical.Issue(label);
                }
            }

            return Sorted(label => _canonical.Issue(label));
        }

        /// <summary>The lines with the hash of its own statements as the label of a node.</summary>
        public List<string> RoughLines() => Sorted(label => _rough[label][..16]);

        List<string> Sorted(Func<string, string> name)
        {
            List<string> lines = [.. _statements.Select(statement => Line(statement, name))];
            lines.Sort(CodePoints);
            return lines;
        }

        // 4.6
        string HashFirstDegree(string label)
        {
            List<string> lines = [.. _mentions[label].Select(statement => Line(statement, other => other == label ? "a" : "z"))];
            lines.Sort(CodePoints);
            return Hash(string.Concat(lines));
        }

        // 4.7
        string HashRelated(string related, Statement statement, Issuer issuer, char position)
        {
            var predicate = position == 'g' ? "" : $"<{statement.Predicate.Value}>";
            var name = (_canonical.Find(related) ?? issuer.Find(related)) is { } issued ? "_:" + issued : _rough[related];
            return Hash($"{position}{predicate}{name}");
        }

        // 4.8
        (string Hash, Issuer Issuer) HashManyDegrees(string label, Issuer issuer)
        {
            Step();
            var related = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
            foreach (var statement in _mentions[label])
            {
                Relate(statement.Subject, statement, 's');
                Relate(statement.Object, statement, 'o');
                Relate(statement.Graph, statement, 'g');
            }

            var data = new StringBuilder();
            foreach (var (hash, labels) in related)
            {
                data.Append(hash);
                string? chosen = null;
                var chosenIssuer = issuer;
                foreach (var order in Orders(labels))
                {
                    Step(order.Count);
                    // With one order there is nothing to go back to.
                    var copy = labels.Count == 1 ? issuer : issuer.Copy();
                    if (PathOf(order, copy, chosen) is { } path && (chosen is null || CodePoints(path.Path, chosen) < 0))
                    {
                        (chosen, chosenIssuer) = path;
                    }
                }

                data.Append(chosen);
                issuer = chosenIssuer;
            }

            return (Hash(data.ToString()), issuer);

            void Relate(Term? term, Statement statement, char position)
            {
                if (term is Term.Blank other && other.Label != label)
                {
                    var hash = HashRelated(other.Label, statement, issuer, position);
                    if (!related.TryGetValue(hash, out var list))
                    {
                        related.Add(hash, list = []);
                    }

                    list.Add(other.Label);
                }
            }
        }

        // 4.8, 5.4: null where it is longer than what was chosen before.
        (string Path, Issuer Issuer)? PathOf(IReadOnlyList<string> order, Issuer issuer, string? chosen)
        {
            var path = new StringBuilder();
            List<string> further = [];
            foreach (var label in order)
            {
                if (_canonical.Find(label) is { } canonical)
                {
                    path.Append("_:").Append(canonical);
                }
                else
                {
                    if (issuer.Find(label) is null)
                    {
                        further.Add(label);
                    }

                    path.Append("_:").Append(issuer.Issue(label));
                }

                if (IsWorse())
                {
                    return null;
                }
            }

            foreach (var label in further)
            {
                var (hash, next) = HashManyDegrees(label, issuer);
                path.Append("_:").Append(issuer.Issue(label)).Append('<').Append(hash).Append('>');
                issuer = next;
                if (IsWorse())
                {
                    return null;
                }
            }

            return (path.ToString(), issuer);

            bool IsWorse() => chosen is not null && path.Length >= chosen.Length && CodePoints(path.ToString(), chosen) > 0;
        }

        void Step(int count = 1)
        {
            if ((_steps += count) > _limits.CanonicalSteps)
            {
                throw RdfException.Limit($"The nodes without name are too much alike: more than {_limits.CanonicalSteps} steps (limit CanonicalSteps).");
            }

            if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            {
                throw RdfException.Limit("The nodes without name refer to each other in too long a chain.");
            }
        }

        string Line(Statement statement, Func<string, string> name)
        {
            _line.Clear();
            LineWriter.Append(_line, new Statement(Named(statement.Subject)!, statement.Predicate, Named(statement.Object)!, Named(statement.Graph)));
            return _line.ToString();

            Term? Named(Term? term) => term is Term.Blank blank ? new Term.Blank(name(blank.Label)) : term;
        }
    }

    static IEnumerable<string> Labels(Statement statement)
    {
        foreach (var term in (Term?[])[statement.Subject, statement.Object, statement.Graph])
        {
            if (term is Term.Blank blank)
            {
                yield return blank.Label;
            }
        }
    }

    // All orders, one after the other (Heap's algorithm); the list is the same every time.
    static IEnumerable<IReadOnlyList<string>> Orders(List<string> labels)
    {
        var turns = new int[labels.Count];
        yield return labels;
        for (var i = 1; i < labels.Count;)
        {
            if (turns[i] < i)
            {
                var from = i % 2 == 0 ? 0 : turns[i];
                (labels[from], labels[i]) = (labels[i], labels[from]);
                yield return labels;
                turns[i]++;
                i = 1;
            }
            else
            {
                turns[i++] = 0;
            }
        }
    }

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    // UTF-16 puts what is beyond U+FFFF before U+E000; code points and UTF-8 do not.
    static int CodePoints(string one, string other)
    {
        var same = one.AsSpan().CommonPrefixLength(other);
        if (same == one.Length || same == other.Length)
        {
            return one.Length - other.Length;
        }

        return Rank(one[same]) - Rank(other[same]);

        static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
    }
}
