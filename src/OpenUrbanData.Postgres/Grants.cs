using Npgsql;

namespace OpenUrbanData.Postgres;

/// <summary>What the reading role may do: read what is served, and nothing else.</summary>
static class Grants
{
    /// <summary>Grants to a role; does nothing new where it was granted before.</summary>
    public static async Task GiveAsync(NpgsqlDataSource owner, string role, CancellationToken cancellation)
    {
        var to = "\"" + role.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

        // Rejections hold values of quarantined records: nobody outside the operator's command line reads them (design 4.9).
        // Of the inventory it reads the view of what is public. Addresses of harvested sources may hold keys.
        await using var command = owner.CreateCommand(
            $"""
            GRANT USAGE ON SCHEMA oud, feature TO {to};
            GRANT SELECT ON ALL TABLES IN SCHEMA oud, feature TO {to};
            GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA oud TO {to};
            REVOKE ALL ON oud.rejection, oud.inventory, oud.harvest_source, oud.harvest_run, oud.harvest_page FROM {to};
            ALTER DEFAULT PRIVILEGES IN SCHEMA oud, feature GRANT SELECT ON TABLES TO {to};
            """);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
