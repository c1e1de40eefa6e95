export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Landing page */
        get: operations["getLandingPage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conformance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Conformance classes */
        get: operations["getConformance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description */
        get: operations["getApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/functions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Functions of filters */
        get: operations["getFunctions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All collections */
        get: operations["getCollections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publishers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Publishers */
        get: operations["getPublishers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/publishers/{publisher}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A publisher */
        get: operations["getPublisher"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/towns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Towns */
        get: operations["getTowns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/towns/{town}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A town */
        get: operations["getTown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/downloads/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whole data set as a file */
        get: operations["getDownload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/solutions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Solutions */
        get: operations["getSolutions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/solutions/{solution}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A solution and what it needs */
        get: operations["getSolution"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/portability/{solution}/{town}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Does the solution run in the town? */
        get: operations["getPortability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Catalogue as DCAT-AP.de */
        get: operations["getCatalog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog.ttl": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Catalogue as Turtle */
        get: operations["getCatalogTurtle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog.jsonld": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Catalogue as JSON-LD */
        get: operations["getCatalogJsonLd"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/catalog/{dataset}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A data set as DCAT-AP.de */
        get: operations["getCatalogDataset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kinds of problems */
        get: operations["getProblems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A kind of problem */
        get: operations["getProblem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process answers */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** It can serve */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/odata/v4": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OData 4.01: all collections as entity sets */
        get: operations["getODataService"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/odata/v4/$metadata": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** OData 4.01: shape of the data */
        get: operations["getODataMetadata"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/administrative-unit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Administrative or statistical unit: Description */
        get: operations["describeAdministrativeUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/administrative-unit/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Administrative or statistical unit: Schema */
        get: operations["getAdministrativeUnitSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/administrative-unit/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Administrative or statistical unit: Properties to filter by */
        get: operations["getAdministrativeUnitQueryables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/administrative-unit/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Administrative or statistical unit: Properties to sort by */
        get: operations["getAdministrativeUnitSortables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/administrative-unit/codelists/{property}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Administrative or statistical unit: Code list */
        get: operations["getAdministrativeUnitCodeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/administrative-unit/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Administrative or statistical unit: Records */
        get: operations["getAdministrativeUnitItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/administrative-unit/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Administrative or statistical unit: One record */
        get: operations["getAdministrativeUnitItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/administrative-unit/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Administrative or statistical unit: Changes */
        get: operations["getAdministrativeUnitChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/administrative-unit/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Administrative or statistical unit: API definition */
        get: operations["getAdministrativeUnitApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/childcare-facility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Childcare facility: Description */
        get: operations["describeChildcareFacility"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/childcare-facility/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Childcare facility: Schema */
        get: operations["getChildcareFacilitySchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/childcare-facility/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Childcare facility: Properties to filter by */
        get: operations["getChildcareFacilityQueryables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/childcare-facility/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Childcare facility: Properties to sort by */
        get: operations["getChildcareFacilitySortables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/childcare-facility/codelists/{property}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Childcare facility: Code list */
        get: operations["getChildcareFacilityCodeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/childcare-facility/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Childcare facility: Records */
        get: operations["getChildcareFacilityItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/childcare-facility/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Childcare facility: One record */
        get: operations["getChildcareFacilityItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/childcare-facility/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Childcare facility: Changes */
        get: operations["getChildcareFacilityChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/childcare-facility/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Childcare facility: API definition */
        get: operations["getChildcareFacilityApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/council-meeting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Council or committee meeting: Description */
        get: operations["describeCouncilMeeting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/council-meeting/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Council or committee meeting: Schema */
        get: operations["getCouncilMeetingSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/council-meeting/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Council or committee meeting: Properties to filter by */
        get: operations["getCouncilMeetingQueryables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/council-meeting/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Council or committee meeting: Properties to sort by */
        get: operations["getCouncilMeetingSortables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/council-meeting/codelists/{property}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Council or committee meeting: Code list */
        get: operations["getCouncilMeetingCodeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/council-meeting/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Council or committee meeting: Records */
        get: operations["getCouncilMeetingItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/council-meeting/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Council or committee meeting: One record */
        get: operations["getCouncilMeetingItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/council-meeting/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Council or committee meeting: Changes */
        get: operations["getCouncilMeetingChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/council-meeting/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Council or committee meeting: API definition */
        get: operations["getCouncilMeetingApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/experiment-area": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Living lab or experiment area: Description */
        get: operations["describeExperimentArea"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/experiment-area/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Living lab or experiment area: Schema */
        get: operations["getExperimentAreaSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/experiment-area/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Living lab or experiment area: Properties to filter by */
        get: operations["getExperimentAreaQueryables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/experiment-area/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Living lab or experiment area: Properties to sort by */
        get: operations["getExperimentAreaSortables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/experiment-area/codelists/{property}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Living lab or experiment area: Code list */
        get: operations["getExperimentAreaCodeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/experiment-area/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Living lab or experiment area: Records */
        get: operations["getExperimentAreaItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/experiment-area/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Living lab or experiment area: One record */
        get: operations["getExperimentAreaItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/experiment-area/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Living lab or experiment area: Changes */
        get: operations["getExperimentAreaChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/experiment-area/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Living lab or experiment area: API definition */
        get: operations["getExperimentAreaApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/parking-facility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parking facility (motor vehicles and bicycles): Description */
        get: operations["describeParkingFacility"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/parking-facility/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parking facility (motor vehicles and bicycles): Schema */
        get: operations["getParkingFacilitySchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/parking-facility/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parking facility (motor vehicles and bicycles): Properties to filter by */
        get: operations["getParkingFacilityQueryables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/parking-facility/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parking facility (motor vehicles and bicycles): Properties to sort by */
        get: operations["getParkingFacilitySortables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/parking-facility/codelists/{property}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parking facility (motor vehicles and bicycles): Code list */
        get: operations["getParkingFacilityCodeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/parking-facility/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parking facility (motor vehicles and bicycles): Records */
        get: operations["getParkingFacilityItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/parking-facility/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parking facility (motor vehicles and bicycles): One record */
        get: operations["getParkingFacilityItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/parking-facility/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parking facility (motor vehicles and bicycles): Changes */
        get: operations["getParkingFacilityChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/parking-facility/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parking facility (motor vehicles and bicycles): API definition */
        get: operations["getParkingFacilityApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/playground": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Playground or activity area: Description */
        get: operations["describePlayground"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/playground/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Playground or activity area: Schema */
        get: operations["getPlaygroundSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/playground/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Playground or activity area: Properties to filter by */
        get: operations["getPlaygroundQueryables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/playground/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Playground or activity area: Properties to sort by */
        get: operations["getPlaygroundSortables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/playground/codelists/{property}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Playground or activity area: Code list */
        get: operations["getPlaygroundCodeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/playground/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Playground or activity area: Records */
        get: operations["getPlaygroundItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/playground/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Playground or activity area: One record */
        get: operations["getPlaygroundItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/playground/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Playground or activity area: Changes */
        get: operations["getPlaygroundChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/playground/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Playground or activity area: API definition */
        get: operations["getPlaygroundApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/public-toilet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public toilet: Description */
        get: operations["describePublicToilet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/public-toilet/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public toilet: Schema */
        get: operations["getPublicToiletSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/public-toilet/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public toilet: Properties to filter by */
        get: operations["getPublicToiletQueryables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/public-toilet/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public toilet: Properties to sort by */
        get: operations["getPublicToiletSortables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/public-toilet/codelists/{property}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public toilet: Code list */
        get: operations["getPublicToiletCodeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/public-toilet/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public toilet: Records */
        get: operations["getPublicToiletItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/public-toilet/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public toilet: One record */
        get: operations["getPublicToiletItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/public-toilet/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public toilet: Changes */
        get: operations["getPublicToiletChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/public-toilet/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public toilet: API definition */
        get: operations["getPublicToiletApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/tree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tree: Description */
        get: operations["describeTree"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/tree/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tree: Schema */
        get: operations["getTreeSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/tree/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tree: Properties to filter by */
        get: operations["getTreeQueryables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/tree/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tree: Properties to sort by */
        get: operations["getTreeSortables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/tree/codelists/{property}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tree: Code list */
        get: operations["getTreeCodeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/tree/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tree: Records */
        get: operations["getTreeItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/tree/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tree: One record */
        get: operations["getTreeItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/tree/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tree: Changes */
        get: operations["getTreeChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/tree/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tree: API definition */
        get: operations["getTreeApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.baeume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trees: Description */
        get: operations["describeAubach_Baeume"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.baeume/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trees: Schema */
        get: operations["getAubach_BaeumeSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.baeume/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trees: Properties to filter by */
        get: operations["getAubach_BaeumeQueryables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.baeume/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trees: Properties to sort by */
        get: operations["getAubach_BaeumeSortables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.baeume/codelists/{property}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trees: Code list */
        get: operations["getAubach_BaeumeCodeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.baeume/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trees: Records */
        get: operations["getAubach_BaeumeItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.baeume/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trees: One record */
        get: operations["getAubach_BaeumeItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.baeume/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trees: Changes */
        get: operations["getAubach_BaeumeChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.baeume/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trees: API definition */
        get: operations["getAubach_BaeumeApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.gemeindegebiet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Municipal area: Description */
        get: operations["describeAubach_Gemeindegebiet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.gemeindegebiet/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Municipal area: Schema */
        get: operations["getAubach_GemeindegebietSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.gemeindegebiet/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Municipal area: Properties to filter by */
        get: operations["getAubach_GemeindegebietQueryables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.gemeindegebiet/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Municipal area: Properties to sort by */
        get: operations["getAubach_GemeindegebietSortables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.gemeindegebiet/codelists/{property}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Municipal area: Code list */
        get: operations["getAubach_GemeindegebietCodeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.gemeindegebiet/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Municipal area: Records */
        get: operations["getAubach_GemeindegebietItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.gemeindegebiet/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Municipal area: One record */
        get: operations["getAubach_GemeindegebietItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.gemeindegebiet/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Municipal area: Changes */
        get: operations["getAubach_GemeindegebietChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.gemeindegebiet/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Municipal area: API definition */
        get: operations["getAubach_GemeindegebietApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.kita": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Childcare: Description */
        get: operations["describeAubach_Kita"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.kita/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Childcare: Schema */
        get: operations["getAubach_KitaSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.kita/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Childcare: Properties to filter by */
        get: operations["getAubach_KitaQueryables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.kita/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Childcare: Properties to sort by */
        get: operations["getAubach_KitaSortables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.kita/codelists/{property}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Childcare: Code list */
        get: operations["getAubach_KitaCodeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.kita/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Childcare: Records */
        get: operations["getAubach_KitaItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.kita/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Childcare: One record */
        get: operations["getAubach_KitaItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.kita/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Childcare: Changes */
        get: operations["getAubach_KitaChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.kita/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Childcare: API definition */
        get: operations["getAubach_KitaApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.parken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parking: Description */
        get: operations["describeAubach_Parken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.parken/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parking: Schema */
        get: operations["getAubach_ParkenSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.parken/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parking: Properties to filter by */
        get: operations["getAubach_ParkenQueryables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.parken/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parking: Properties to sort by */
        get: operations["getAubach_ParkenSortables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.parken/codelists/{property}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parking: Code list */
        get: operations["getAubach_ParkenCodeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.parken/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parking: Records */
        get: operations["getAubach_ParkenItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.parken/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parking: One record */
        get: operations["getAubach_ParkenItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.parken/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parking: Changes */
        get: operations["getAubach_ParkenChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.parken/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Parking: API definition */
        get: operations["getAubach_ParkenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.reallabor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Living lab: Description */
        get: operations["describeAubach_Reallabor"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.reallabor/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Living lab: Schema */
        get: operations["getAubach_ReallaborSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.reallabor/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Living lab: Properties to filter by */
        get: operations["getAubach_ReallaborQueryables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.reallabor/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Living lab: Properties to sort by */
        get: operations["getAubach_ReallaborSortables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.reallabor/codelists/{property}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Living lab: Code list */
        get: operations["getAubach_ReallaborCodeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.reallabor/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Living lab: Records */
        get: operations["getAubach_ReallaborItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.reallabor/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Living lab: One record */
        get: operations["getAubach_ReallaborItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.reallabor/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Living lab: Changes */
        get: operations["getAubach_ReallaborChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.reallabor/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Living lab: API definition */
        get: operations["getAubach_ReallaborApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.sitzungen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Council meetings: Description */
        get: operations["describeAubach_Sitzungen"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.sitzungen/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Council meetings: Schema */
        get: operations["getAubach_SitzungenSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.sitzungen/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Council meetings: Properties to filter by */
        get: operations["getAubach_SitzungenQueryables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.sitzungen/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Council meetings: Properties to sort by */
        get: operations["getAubach_SitzungenSortables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.sitzungen/codelists/{property}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Council meetings: Code list */
        get: operations["getAubach_SitzungenCodeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.sitzungen/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Council meetings: Records */
        get: operations["getAubach_SitzungenItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.sitzungen/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Council meetings: One record */
        get: operations["getAubach_SitzungenItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.sitzungen/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Council meetings: Changes */
        get: operations["getAubach_SitzungenChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.sitzungen/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Council meetings: API definition */
        get: operations["getAubach_SitzungenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.spielplaetze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Playgrounds: Description */
        get: operations["describeAubach_Spielplaetze"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.spielplaetze/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Playgrounds: Schema */
        get: operations["getAubach_SpielplaetzeSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.spielplaetze/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Playgrounds: Properties to filter by */
        get: operations["getAubach_SpielplaetzeQueryables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.spielplaetze/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Playgrounds: Properties to sort by */
        get: operations["getAubach_SpielplaetzeSortables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.spielplaetze/codelists/{property}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Playgrounds: Code list */
        get: operations["getAubach_SpielplaetzeCodeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.spielplaetze/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Playgrounds: Records */
        get: operations["getAubach_SpielplaetzeItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.spielplaetze/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Playgrounds: One record */
        get: operations["getAubach_SpielplaetzeItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.spielplaetze/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Playgrounds: Changes */
        get: operations["getAubach_SpielplaetzeChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.spielplaetze/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Playgrounds: API definition */
        get: operations["getAubach_SpielplaetzeApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.toiletten": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public toilets: Description */
        get: operations["describeAubach_Toiletten"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.toiletten/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public toilets: Schema */
        get: operations["getAubach_ToilettenSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.toiletten/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public toilets: Properties to filter by */
        get: operations["getAubach_ToilettenQueryables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.toiletten/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public toilets: Properties to sort by */
        get: operations["getAubach_ToilettenSortables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.toiletten/codelists/{property}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public toilets: Code list */
        get: operations["getAubach_ToilettenCodeList"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.toiletten/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public toilets: Records */
        get: operations["getAubach_ToilettenItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.toiletten/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public toilets: One record */
        get: operations["getAubach_ToilettenItem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.toiletten/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public toilets: Changes */
        get: operations["getAubach_ToilettenChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/aubach.toiletten/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Public toilets: API definition */
        get: operations["getAubach_ToilettenApi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Link: {
            href: string;
            rel: string;
            type?: string;
            title?: string;
            hreflang?: string;
            templated?: boolean;
        };
        LandingPage: {
            title: string;
            description?: string;
            links: components["schemas"]["Link"][];
        };
        Conformance: {
            conformsTo: string[];
            links?: components["schemas"]["Link"][];
        };
        Extent: {
            spatial?: {
                bbox: number[][];
                crs: string;
            };
            temporal?: {
                interval: (null | string)[][];
                trs: string;
            };
        };
        Collection: {
            id: string;
            title: string;
            description: string;
            /** @enum {string} */
            itemType: "feature";
            /** Format: int64 */
            itemCount: number;
            datasets?: string[];
            attribution?: string;
            license?: string;
            publisher?: string;
            keywords?: string[];
            /** Format: date-time */
            updated?: string;
            extent?: components["schemas"]["Extent"];
            crs: string[];
            storageCrs: string;
            links: components["schemas"]["Link"][];
        };
        Collections: {
            links: components["schemas"]["Link"][];
            crs?: string[];
            collections: components["schemas"]["Collection"][];
        };
        JsonSchema: {
            $schema: string;
            $id: string;
            title?: string;
            description?: string;
            /** @enum {string} */
            type: "object";
            properties: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            required?: string[];
            additionalProperties?: boolean;
        };
        CodeList: {
            property: string;
            title: string;
            closed: boolean;
            codes: {
                code: string;
                title: string;
            }[];
            links: components["schemas"]["Link"][];
        };
        Functions: {
            functions: {
                name: string;
                description?: string;
                args?: {
                    title?: string;
                    description?: string;
                    type: string[];
                }[];
                returns: string[];
            }[];
            links?: components["schemas"]["Link"][];
        };
        OpenApi: {
            [key: string]: unknown;
        };
        Object: {
            [key: string]: unknown;
        };
        Publisher: {
            slug: string;
            key: string;
            kind: string;
            name: string;
            iri: string;
            website?: null | string;
            contact: {
                name?: string;
                email?: string;
            };
            datasets: string[];
            href?: string;
            links?: components["schemas"]["Link"][];
        };
        Publishers: {
            publishers: components["schemas"]["Publisher"][];
            links: components["schemas"]["Link"][];
        };
        Town: {
            municipality_key: string;
            name: string;
            datasets: {
                id: string;
                title: string;
                publisher: string;
                collection: string;
                /** Format: int64 */
                features: number;
                href: string;
            }[];
            solutions: {
                id: string;
                title: string;
                portability: string;
            }[];
            links: components["schemas"]["Link"][];
        };
        Towns: {
            towns: {
                municipality_key: string;
                name: string;
                href: string;
            }[];
            links: components["schemas"]["Link"][];
        };
        Solution: {
            id: string;
            version: string;
            title: string;
            manifest?: {
                [key: string]: unknown;
            };
            towns?: {
                municipality_key: string;
                name: string;
                portability: string;
            }[];
            links: components["schemas"]["Link"][];
        };
        Solutions: {
            solutions: components["schemas"]["Solution"][];
            links: components["schemas"]["Link"][];
        };
        Portability: {
            solution: string;
            municipality_key: string;
            municipality_name: string;
            /** Format: date-time */
            checked_at: string;
            /** @enum {string} */
            verdict: "full" | "partial" | "blocked";
            score: string;
            capabilities: {
                id: string;
                minimum?: boolean;
                /** @enum {string} */
                state: "works" | "degraded" | "off";
                reason?: string;
                measured?: {
                    [key: string]: number;
                };
                needed?: {
                    [key: string]: number;
                };
            }[];
            needs: {
                [key: string]: {
                    collection: string;
                    filter?: string;
                    /** Format: int64 */
                    features: number;
                    reason?: string;
                    datasets: {
                        id?: string;
                        license?: null | string;
                        attribution?: null | string;
                        /** Format: date-time */
                        modified?: string;
                    }[];
                };
            };
            unlocked_by: {
                field: string;
                capabilities: string[];
            }[];
        };
        ProblemKind: {
            type: string;
            /** Format: int64 */
            status: number;
            description: string;
        };
        Problems: {
            problems: components["schemas"]["ProblemKind"][];
        };
        Problem: {
            type: string;
            title: string;
            /** Format: int64 */
            status: number;
            detail?: string;
            instance?: string;
            errors?: {
                parameter: string;
                value?: null | string;
                expected: string;
            }[];
        };
        Health: {
            /** @enum {string} */
            status: "live" | "ready";
        };
        Point: null | {
            /** @enum {string} */
            type: "Point";
            coordinates: number[];
        };
        LineString: null | {
            /** @enum {string} */
            type: "LineString";
            coordinates: number[][];
        };
        Polygon: null | {
            /** @enum {string} */
            type: "Polygon";
            coordinates: number[][][];
        };
        MultiPolygon: null | {
            /** @enum {string} */
            type: "MultiPolygon";
            coordinates: number[][][][];
        };
        /**
         * Administrative or statistical unit
         * @description Municipality, district, school catchment, electoral or statistical unit with its outline. Former codes stay named, so that mergers can be followed.
         */
        AdministrativeUnitProperties: {
            /**
             * Source key
             * @description The key that the record has in its source, as text.
             */
            source_id: string;
            /**
             * Origin of the identifier
             * @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name.
             * @enum {string}
             */
            id_stability: "source" | "derived";
            /**
             * Data set
             * @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces.
             */
            dataset_id: string;
            /**
             * Schema version
             * @description Name and version of the schema that the record follows, for example parking-facility/1.0.0.
             */
            schema_version: string;
            /**
             * Municipality key
             * @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203.
             */
            municipality_key: string;
            /**
             * Name
             * @description Name under which the thing is known locally and should be shown.
             */
            name?: string;
            /**
             * Status
             * @description Whether the thing is planned, in operation, temporarily closed or given up for good.
             * @enum {string}
             */
            status?: "planned" | "active" | "temporarily_closed" | "closed";
            /**
             * Changed at
             * Format: date-time
             * @description When a value of the record last changed in this platform.
             */
            updated_at: string;
            /**
             * Licence
             * Format: uri
             * @description Address of the licence of the record, from the list of DCAT-AP.de.
             */
            license: string;
            /**
             * Attribution
             * @description Text that must be quoted as source with every use.
             */
            attribution?: string;
            /**
             * Source
             * Format: uri
             * @description Public address of the file or service that the record comes from.
             */
            source_url: string;
            /**
             * Origin of the geometry
             * @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand.
             * @enum {string}
             */
            geometry_source?: "source" | "geocoded" | "centroid" | "manual";
            /**
             * Quality flags
             * @description What was noticed or repaired while the record was read in.
             */
            quality_flags?: string[];
            /**
             * Level
             * @description Kind of unit, for example municipality, district or school catchment.
             * @enum {string}
             */
            unit_level: "state" | "region" | "county" | "association" | "municipality" | "district" | "subdistrict" | "statistical" | "school_catchment" | "electoral" | "postal" | "collection_area";
            /**
             * Code of the unit
             * @description Official key, or number that the municipality gives itself, as text.
             */
            code: string;
            /**
             * Population
             * Format: int64
             * @description Number of inhabitants on the day named.
             */
            population?: number;
        };
        AdministrativeUnitFeature: {
            /** @enum {string} */
            type: "Feature";
            id: string;
            geometry: components["schemas"]["Polygon"] | components["schemas"]["MultiPolygon"];
            properties: components["schemas"]["AdministrativeUnitProperties"];
            latest?: {
                [key: string]: unknown;
            };
            links?: components["schemas"]["Link"][];
        };
        AdministrativeUnitFeatureCollection: {
            /** @enum {string} */
            type: "FeatureCollection";
            features: components["schemas"]["AdministrativeUnitFeature"][];
            /** Format: int64 */
            numberMatched?: number;
            /** Format: int64 */
            numberReturned?: number;
            /** Format: date-time */
            timeStamp?: string;
            links?: components["schemas"]["Link"][];
        };
        AdministrativeUnitChanges: {
            collection: string;
            /** Format: int64 */
            since: number;
            /** Format: int64 */
            publication: number;
            deleted: {
                id: string;
                dataset_id?: null | string;
                /** Format: int64 */
                publication: number;
                /** Format: date-time */
                deleted_at: string;
            }[];
            changed?: components["schemas"]["AdministrativeUnitFeatureCollection"];
            links: components["schemas"]["Link"][];
        };
        /**
         * Childcare facility
         * @description Nursery, kindergarten, after-school care or childminding place. Free places are observations.
         */
        ChildcareFacilityProperties: {
            /**
             * Source key
             * @description The key that the record has in its source, as text.
             */
            source_id: string;
            /**
             * Origin of the identifier
             * @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name.
             * @enum {string}
             */
            id_stability: "source" | "derived";
            /**
             * Data set
             * @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces.
             */
            dataset_id: string;
            /**
             * Schema version
             * @description Name and version of the schema that the record follows, for example parking-facility/1.0.0.
             */
            schema_version: string;
            /**
             * Municipality key
             * @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203.
             */
            municipality_key: string;
            /**
             * Name
             * @description Name under which the thing is known locally and should be shown.
             */
            name?: string;
            /**
             * Status
             * @description Whether the thing is planned, in operation, temporarily closed or given up for good.
             * @enum {string}
             */
            status?: "planned" | "active" | "temporarily_closed" | "closed";
            /**
             * Operator
             * @description Name of the body that is responsible for running it, for example an office, a municipal company or an association.
             */
            operator?: string;
            /**
             * Street
             * @description Name of the street or square, without house number.
             */
            street?: string;
            /**
             * House number
             * @description House number with its suffix, for example 12a or 12–14.
             */
            house_number?: string;
            /**
             * Changed at
             * Format: date-time
             * @description When a value of the record last changed in this platform.
             */
            updated_at: string;
            /**
             * Licence
             * Format: uri
             * @description Address of the licence of the record, from the list of DCAT-AP.de.
             */
            license: string;
            /**
             * Attribution
             * @description Text that must be quoted as source with every use.
             */
            attribution?: string;
            /**
             * Source
             * Format: uri
             * @description Public address of the file or service that the record comes from.
             */
            source_url: string;
            /**
             * Quality flags
             * @description What was noticed or repaired while the record was read in.
             */
            quality_flags?: string[];
            /**
             * Kinds of care
             * @description The forms of care that are offered here, for example nursery, kindergarten or after-school care.
             */
            facility_types: string[];
            /**
             * Places
             * Format: int64
             * @description Number of all licensed places.
             */
            places_total?: number;
        };
        ChildcareFacilityFeature: {
            /** @enum {string} */
            type: "Feature";
            id: string;
            geometry: components["schemas"]["Point"];
            properties: components["schemas"]["ChildcareFacilityProperties"];
            latest?: {
                [key: string]: unknown;
            };
            links?: components["schemas"]["Link"][];
        };
        ChildcareFacilityFeatureCollection: {
            /** @enum {string} */
            type: "FeatureCollection";
            features: components["schemas"]["ChildcareFacilityFeature"][];
            /** Format: int64 */
            numberMatched?: number;
            /** Format: int64 */
            numberReturned?: number;
            /** Format: date-time */
            timeStamp?: string;
            links?: components["schemas"]["Link"][];
        };
        ChildcareFacilityChanges: {
            collection: string;
            /** Format: int64 */
            since: number;
            /** Format: int64 */
            publication: number;
            deleted: {
                id: string;
                dataset_id?: null | string;
                /** Format: int64 */
                publication: number;
                /** Format: date-time */
                deleted_at: string;
            }[];
            changed?: components["schemas"]["ChildcareFacilityFeatureCollection"];
            links: components["schemas"]["Link"][];
        };
        /**
         * Council or committee meeting
         * @description Public meeting of a council, committee or district council with its agenda: a view of OParl 1.1 that is simple to read. Of non-public items there is the number only.
         */
        CouncilMeetingProperties: {
            /**
             * Source key
             * @description The key that the record has in its source, as text.
             */
            source_id: string;
            /**
             * Origin of the identifier
             * @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name.
             * @enum {string}
             */
            id_stability: "source" | "derived";
            /**
             * Data set
             * @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces.
             */
            dataset_id: string;
            /**
             * Schema version
             * @description Name and version of the schema that the record follows, for example parking-facility/1.0.0.
             */
            schema_version: string;
            /**
             * Municipality key
             * @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203.
             */
            municipality_key: string;
            /**
             * Name
             * @description Name under which the thing is known locally and should be shown.
             */
            name?: string;
            /**
             * Description
             * @description Short description in full sentences, without personal data.
             */
            description?: string;
            /**
             * Status
             * @description Whether the thing is planned, in operation, temporarily closed or given up for good.
             * @enum {string}
             */
            status?: "planned" | "active" | "temporarily_closed" | "closed";
            /**
             * Changed at
             * Format: date-time
             * @description When a value of the record last changed in this platform.
             */
            updated_at: string;
            /**
             * Licence
             * Format: uri
             * @description Address of the licence of the record, from the list of DCAT-AP.de.
             */
            license: string;
            /**
             * Attribution
             * @description Text that must be quoted as source with every use.
             */
            attribution?: string;
            /**
             * Source
             * Format: uri
             * @description Public address of the file or service that the record comes from.
             */
            source_url: string;
            /**
             * Quality flags
             * @description What was noticed or repaired while the record was read in.
             */
            quality_flags?: string[];
            /**
             * Bodies
             * @description Bodies that meet together, for example council or planning committee.
             */
            organization_names: string[];
            /**
             * Begin
             * Format: date-time
             * @description Begin of the meeting.
             */
            starts_at: string;
            /**
             * Venue
             * @description Building in which the meeting takes place, for example the town hall.
             */
            location_name?: string;
        };
        CouncilMeetingFeature: {
            /** @enum {string} */
            type: "Feature";
            id: string;
            geometry: components["schemas"]["Point"];
            properties: components["schemas"]["CouncilMeetingProperties"];
            latest?: {
                [key: string]: unknown;
            };
            links?: components["schemas"]["Link"][];
        };
        CouncilMeetingFeatureCollection: {
            /** @enum {string} */
            type: "FeatureCollection";
            features: components["schemas"]["CouncilMeetingFeature"][];
            /** Format: int64 */
            numberMatched?: number;
            /** Format: int64 */
            numberReturned?: number;
            /** Format: date-time */
            timeStamp?: string;
            links?: components["schemas"]["Link"][];
        };
        CouncilMeetingChanges: {
            collection: string;
            /** Format: int64 */
            since: number;
            /** Format: int64 */
            publication: number;
            deleted: {
                id: string;
                dataset_id?: null | string;
                /** Format: int64 */
                publication: number;
                /** Format: date-time */
                deleted_at: string;
            }[];
            changed?: components["schemas"]["CouncilMeetingFeatureCollection"];
            links: components["schemas"]["Link"][];
        };
        /**
         * Living lab or experiment area
         * @description An area, limited in space and time, in which a technology, a service or a rule is tried under real conditions together with the responsible authority.
         */
        ExperimentAreaProperties: {
            /**
             * Source key
             * @description The key that the record has in its source, as text.
             */
            source_id: string;
            /**
             * Origin of the identifier
             * @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name.
             * @enum {string}
             */
            id_stability: "source" | "derived";
            /**
             * Data set
             * @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces.
             */
            dataset_id: string;
            /**
             * Schema version
             * @description Name and version of the schema that the record follows, for example parking-facility/1.0.0.
             */
            schema_version: string;
            /**
             * Municipality key
             * @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203.
             */
            municipality_key: string;
            /**
             * Name
             * @description Name under which the thing is known locally and should be shown.
             */
            name?: string;
            /**
             * Status
             * @description Whether the thing is planned, in operation, temporarily closed or given up for good.
             * @enum {string}
             */
            status?: "planned" | "active" | "temporarily_closed" | "closed";
            /**
             * Changed at
             * Format: date-time
             * @description When a value of the record last changed in this platform.
             */
            updated_at: string;
            /**
             * Licence
             * Format: uri
             * @description Address of the licence of the record, from the list of DCAT-AP.de.
             */
            license: string;
            /**
             * Attribution
             * @description Text that must be quoted as source with every use.
             */
            attribution?: string;
            /**
             * Source
             * Format: uri
             * @description Public address of the file or service that the record comes from.
             */
            source_url: string;
            /**
             * Origin of the geometry
             * @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand.
             * @enum {string}
             */
            geometry_source?: "source" | "geocoded" | "centroid" | "manual";
            /**
             * Quality flags
             * @description What was noticed or repaired while the record was read in.
             */
            quality_flags?: string[];
            /**
             * Kind of experiment
             * @description Whether it is a living lab, a test field, a model region or a pilot.
             */
            lab_type: string;
            /**
             * Themes
             * @description Fields that it is about, for example mobility or energy.
             */
            themes: string[];
            /**
             * Begin
             * Format: date
             * @description First day of the experiment.
             */
            starts_on: string;
            /**
             * End
             * Format: date
             * @description Last day of the experiment; a living lab always has an end.
             */
            ends_on: string;
            /**
             * Phase
             * @description The phase that the experiment is in.
             * @enum {string}
             */
            phase: "planned" | "running" | "evaluation" | "completed" | "aborted";
        };
        ExperimentAreaFeature: {
            /** @enum {string} */
            type: "Feature";
            id: string;
            geometry: components["schemas"]["Polygon"] | components["schemas"]["MultiPolygon"] | components["schemas"]["LineString"] | components["schemas"]["Point"];
            properties: components["schemas"]["ExperimentAreaProperties"];
            latest?: {
                [key: string]: unknown;
            };
            links?: components["schemas"]["Link"][];
        };
        ExperimentAreaFeatureCollection: {
            /** @enum {string} */
            type: "FeatureCollection";
            features: components["schemas"]["ExperimentAreaFeature"][];
            /** Format: int64 */
            numberMatched?: number;
            /** Format: int64 */
            numberReturned?: number;
            /** Format: date-time */
            timeStamp?: string;
            links?: components["schemas"]["Link"][];
        };
        ExperimentAreaChanges: {
            collection: string;
            /** Format: int64 */
            since: number;
            /** Format: int64 */
            publication: number;
            deleted: {
                id: string;
                dataset_id?: null | string;
                /** Format: int64 */
                publication: number;
                /** Format: date-time */
                deleted_at: string;
            }[];
            changed?: components["schemas"]["ExperimentAreaFeatureCollection"];
            links: components["schemas"]["Link"][];
        };
        /**
         * Parking facility (motor vehicles and bicycles)
         * @description A place with one or more parking spaces that is managed as one unit: multi-storey car park, lot, marked stretch of a street, bicycle stands. Lasting facts only; free spaces are observations. Cars and bicycles share the schema and differ in the kind of vehicle.
         */
        ParkingFacilityProperties: {
            /**
             * Source key
             * @description The key that the record has in its source, as text.
             */
            source_id: string;
            /**
             * Origin of the identifier
             * @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name.
             * @enum {string}
             */
            id_stability: "source" | "derived";
            /**
             * Data set
             * @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces.
             */
            dataset_id: string;
            /**
             * Schema version
             * @description Name and version of the schema that the record follows, for example parking-facility/1.0.0.
             */
            schema_version: string;
            /**
             * Municipality key
             * @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203.
             */
            municipality_key: string;
            /**
             * Name
             * @description Name under which the thing is known locally and should be shown.
             */
            name?: string;
            /**
             * Status
             * @description Whether the thing is planned, in operation, temporarily closed or given up for good.
             * @enum {string}
             */
            status?: "planned" | "active" | "temporarily_closed" | "closed";
            /**
             * Changed at
             * Format: date-time
             * @description When a value of the record last changed in this platform.
             */
            updated_at: string;
            /**
             * Licence
             * Format: uri
             * @description Address of the licence of the record, from the list of DCAT-AP.de.
             */
            license: string;
            /**
             * Attribution
             * @description Text that must be quoted as source with every use.
             */
            attribution?: string;
            /**
             * Source
             * Format: uri
             * @description Public address of the file or service that the record comes from.
             */
            source_url: string;
            /**
             * Origin of the geometry
             * @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand.
             * @enum {string}
             */
            geometry_source?: "source" | "geocoded" | "centroid" | "manual";
            /**
             * Quality flags
             * @description What was noticed or repaired while the record was read in.
             */
            quality_flags?: string[];
            /**
             * Kind of vehicle
             * @description The kind of vehicle that the facility is built for.
             * @enum {string}
             */
            purpose: "car" | "bicycle" | "motorcycle" | "truck" | "bus" | "caravan" | "other";
            /**
             * Kind of facility
             * @description How the parking facility is built, for example multi-storey, underground or bicycle stands.
             */
            facility_type: string;
            /**
             * Spaces
             * Format: int64
             * @description Number of all spaces of the facility.
             */
            capacity?: number;
            /**
             * Fee required
             * @description Whether parking costs something.
             */
            has_fee?: boolean;
        };
        ParkingFacilityFeature: {
            /** @enum {string} */
            type: "Feature";
            id: string;
            geometry: components["schemas"]["Point"] | components["schemas"]["Polygon"] | components["schemas"]["MultiPolygon"] | components["schemas"]["LineString"];
            properties: components["schemas"]["ParkingFacilityProperties"];
            latest?: {
                [key: string]: unknown;
            };
            links?: components["schemas"]["Link"][];
        };
        ParkingFacilityFeatureCollection: {
            /** @enum {string} */
            type: "FeatureCollection";
            features: components["schemas"]["ParkingFacilityFeature"][];
            /** Format: int64 */
            numberMatched?: number;
            /** Format: int64 */
            numberReturned?: number;
            /** Format: date-time */
            timeStamp?: string;
            links?: components["schemas"]["Link"][];
        };
        ParkingFacilityChanges: {
            collection: string;
            /** Format: int64 */
            since: number;
            /** Format: int64 */
            publication: number;
            deleted: {
                id: string;
                dataset_id?: null | string;
                /** Format: int64 */
                publication: number;
                /** Format: date-time */
                deleted_at: string;
            }[];
            changed?: components["schemas"]["ParkingFacilityFeatureCollection"];
            links: components["schemas"]["Link"][];
        };
        /**
         * Playground or activity area
         * @description Public playground, ball court, skate or fitness area.
         */
        PlaygroundProperties: {
            /**
             * Source key
             * @description The key that the record has in its source, as text.
             */
            source_id: string;
            /**
             * Origin of the identifier
             * @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name.
             * @enum {string}
             */
            id_stability: "source" | "derived";
            /**
             * Data set
             * @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces.
             */
            dataset_id: string;
            /**
             * Schema version
             * @description Name and version of the schema that the record follows, for example parking-facility/1.0.0.
             */
            schema_version: string;
            /**
             * Municipality key
             * @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203.
             */
            municipality_key: string;
            /**
             * Name
             * @description Name under which the thing is known locally and should be shown.
             */
            name?: string;
            /**
             * Status
             * @description Whether the thing is planned, in operation, temporarily closed or given up for good.
             * @enum {string}
             */
            status?: "planned" | "active" | "temporarily_closed" | "closed";
            /**
             * Changed at
             * Format: date-time
             * @description When a value of the record last changed in this platform.
             */
            updated_at: string;
            /**
             * Licence
             * Format: uri
             * @description Address of the licence of the record, from the list of DCAT-AP.de.
             */
            license: string;
            /**
             * Attribution
             * @description Text that must be quoted as source with every use.
             */
            attribution?: string;
            /**
             * Source
             * Format: uri
             * @description Public address of the file or service that the record comes from.
             */
            source_url: string;
            /**
             * Origin of the geometry
             * @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand.
             * @enum {string}
             */
            geometry_source?: "source" | "geocoded" | "centroid" | "manual";
            /**
             * Quality flags
             * @description What was noticed or repaired while the record was read in.
             */
            quality_flags?: string[];
            /**
             * Kind of area
             * @description Kind of area, for example playground, ball court or skate park.
             */
            facility_type: string;
            /**
             * Age from
             * Format: int64
             * @description Youngest age in years that the area is meant for.
             */
            age_min?: number;
            /**
             * Age to
             * Format: int64
             * @description Highest age in years that the area is meant for.
             */
            age_max?: number;
            /**
             * Equipment
             * @description The play and sports equipment that is here.
             */
            equipment?: string[];
        };
        PlaygroundFeature: {
            /** @enum {string} */
            type: "Feature";
            id: string;
            geometry: components["schemas"]["Point"] | components["schemas"]["Polygon"] | components["schemas"]["MultiPolygon"];
            properties: components["schemas"]["PlaygroundProperties"];
            latest?: {
                [key: string]: unknown;
            };
            links?: components["schemas"]["Link"][];
        };
        PlaygroundFeatureCollection: {
            /** @enum {string} */
            type: "FeatureCollection";
            features: components["schemas"]["PlaygroundFeature"][];
            /** Format: int64 */
            numberMatched?: number;
            /** Format: int64 */
            numberReturned?: number;
            /** Format: date-time */
            timeStamp?: string;
            links?: components["schemas"]["Link"][];
        };
        PlaygroundChanges: {
            collection: string;
            /** Format: int64 */
            since: number;
            /** Format: int64 */
            publication: number;
            deleted: {
                id: string;
                dataset_id?: null | string;
                /** Format: int64 */
                publication: number;
                /** Format: date-time */
                deleted_at: string;
            }[];
            changed?: components["schemas"]["PlaygroundFeatureCollection"];
            links: components["schemas"]["Link"][];
        };
        /**
         * Public toilet
         * @description A toilet that everybody may use, also in businesses that take part in the scheme “Nette Toilette”.
         */
        PublicToiletProperties: {
            /**
             * Source key
             * @description The key that the record has in its source, as text.
             */
            source_id: string;
            /**
             * Origin of the identifier
             * @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name.
             * @enum {string}
             */
            id_stability: "source" | "derived";
            /**
             * Data set
             * @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces.
             */
            dataset_id: string;
            /**
             * Schema version
             * @description Name and version of the schema that the record follows, for example parking-facility/1.0.0.
             */
            schema_version: string;
            /**
             * Municipality key
             * @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203.
             */
            municipality_key: string;
            /**
             * Name
             * @description Name under which the thing is known locally and should be shown.
             */
            name?: string;
            /**
             * Status
             * @description Whether the thing is planned, in operation, temporarily closed or given up for good.
             * @enum {string}
             */
            status?: "planned" | "active" | "temporarily_closed" | "closed";
            /**
             * Street
             * @description Name of the street or square, without house number.
             */
            street?: string;
            /**
             * House number
             * @description House number with its suffix, for example 12a or 12–14.
             */
            house_number?: string;
            /**
             * Wheelchair access
             * @description Whether the toilet can be used with a wheelchair. Where the value is absent nobody knows; that does not mean “no”.
             * @enum {string}
             */
            wheelchair?: "yes" | "limited" | "no";
            /**
             * Changed at
             * Format: date-time
             * @description When a value of the record last changed in this platform.
             */
            updated_at: string;
            /**
             * Licence
             * Format: uri
             * @description Address of the licence of the record, from the list of DCAT-AP.de.
             */
            license: string;
            /**
             * Attribution
             * @description Text that must be quoted as source with every use.
             */
            attribution?: string;
            /**
             * Source
             * Format: uri
             * @description Public address of the file or service that the record comes from.
             */
            source_url: string;
            /**
             * Origin of the geometry
             * @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand.
             * @enum {string}
             */
            geometry_source?: "source" | "geocoded" | "centroid" | "manual";
            /**
             * Quality flags
             * @description What was noticed or repaired while the record was read in.
             */
            quality_flags?: string[];
        };
        PublicToiletFeature: {
            /** @enum {string} */
            type: "Feature";
            id: string;
            geometry: components["schemas"]["Point"];
            properties: components["schemas"]["PublicToiletProperties"];
            latest?: {
                [key: string]: unknown;
            };
            links?: components["schemas"]["Link"][];
        };
        PublicToiletFeatureCollection: {
            /** @enum {string} */
            type: "FeatureCollection";
            features: components["schemas"]["PublicToiletFeature"][];
            /** Format: int64 */
            numberMatched?: number;
            /** Format: int64 */
            numberReturned?: number;
            /** Format: date-time */
            timeStamp?: string;
            links?: components["schemas"]["Link"][];
        };
        PublicToiletChanges: {
            collection: string;
            /** Format: int64 */
            since: number;
            /** Format: int64 */
            publication: number;
            deleted: {
                id: string;
                dataset_id?: null | string;
                /** Format: int64 */
                publication: number;
                /** Format: date-time */
                deleted_at: string;
            }[];
            changed?: components["schemas"]["PublicToiletFeatureCollection"];
            links: components["schemas"]["Link"][];
        };
        /**
         * Tree
         * @description A tree of the municipal tree inventory. Adoptions and watering belong to the solution, not to this schema.
         */
        TreeProperties: {
            /**
             * Source key
             * @description The key that the record has in its source, as text.
             */
            source_id: string;
            /**
             * Origin of the identifier
             * @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name.
             * @enum {string}
             */
            id_stability: "source" | "derived";
            /**
             * Data set
             * @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces.
             */
            dataset_id: string;
            /**
             * Schema version
             * @description Name and version of the schema that the record follows, for example parking-facility/1.0.0.
             */
            schema_version: string;
            /**
             * Municipality key
             * @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203.
             */
            municipality_key: string;
            /**
             * Status
             * @description Whether the thing is planned, in operation, temporarily closed or given up for good.
             * @enum {string}
             */
            status?: "planned" | "active" | "temporarily_closed" | "closed";
            /**
             * Changed at
             * Format: date-time
             * @description When a value of the record last changed in this platform.
             */
            updated_at: string;
            /**
             * Licence
             * Format: uri
             * @description Address of the licence of the record, from the list of DCAT-AP.de.
             */
            license: string;
            /**
             * Attribution
             * @description Text that must be quoted as source with every use.
             */
            attribution?: string;
            /**
             * Source
             * Format: uri
             * @description Public address of the file or service that the record comes from.
             */
            source_url: string;
            /**
             * Origin of the geometry
             * @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand.
             * @enum {string}
             */
            geometry_source?: "source" | "geocoded" | "centroid" | "manual";
            /**
             * Quality flags
             * @description What was noticed or repaired while the record was read in.
             */
            quality_flags?: string[];
            /**
             * Kind of record
             * @description Whether the record stands for a single tree or for a group of trees.
             * @enum {string}
             */
            record_type: "single_tree" | "tree_group";
            /**
             * Tree number
             * @description Number of the tree as it stands on its tag or in the inventory.
             */
            tree_number?: string;
            /**
             * German name
             * @description German name of the species, for example Spitz-Ahorn.
             */
            species_common_de?: string;
            /**
             * Year of planting
             * Format: int64
             * @description Year in which the tree was planted; estimated for old trees.
             */
            planted_year?: number;
            /**
             * Trunk circumference
             * Format: double
             * @description Circumference of the trunk in centimetres, measured one metre above the ground.
             */
            trunk_circumference?: number;
        };
        TreeFeature: {
            /** @enum {string} */
            type: "Feature";
            id: string;
            geometry: components["schemas"]["Point"];
            properties: components["schemas"]["TreeProperties"];
            latest?: {
                [key: string]: unknown;
            };
            links?: components["schemas"]["Link"][];
        };
        TreeFeatureCollection: {
            /** @enum {string} */
            type: "FeatureCollection";
            features: components["schemas"]["TreeFeature"][];
            /** Format: int64 */
            numberMatched?: number;
            /** Format: int64 */
            numberReturned?: number;
            /** Format: date-time */
            timeStamp?: string;
            links?: components["schemas"]["Link"][];
        };
        TreeChanges: {
            collection: string;
            /** Format: int64 */
            since: number;
            /** Format: int64 */
            publication: number;
            deleted: {
                id: string;
                dataset_id?: null | string;
                /** Format: int64 */
                publication: number;
                /** Format: date-time */
                deleted_at: string;
            }[];
            changed?: components["schemas"]["TreeFeatureCollection"];
            links: components["schemas"]["Link"][];
        };
        /**
         * Trees
         * @description Trees in the village.
         */
        Aubach_BaeumeProperties: {
            /**
             * Source key
             * @description The key that the record has in its source, as text.
             */
            source_id: string;
            /**
             * Origin of the identifier
             * @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name.
             * @enum {string}
             */
            id_stability: "source" | "derived";
            /**
             * Data set
             * @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces.
             */
            dataset_id: string;
            /**
             * Schema version
             * @description Name and version of the schema that the record follows, for example parking-facility/1.0.0.
             */
            schema_version: string;
            /**
             * Municipality key
             * @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203.
             */
            municipality_key: string;
            /**
             * Status
             * @description Whether the thing is planned, in operation, temporarily closed or given up for good.
             * @enum {string}
             */
            status?: "planned" | "active" | "temporarily_closed" | "closed";
            /**
             * Changed at
             * Format: date-time
             * @description When a value of the record last changed in this platform.
             */
            updated_at: string;
            /**
             * Licence
             * Format: uri
             * @description Address of the licence of the record, from the list of DCAT-AP.de.
             */
            license: string;
            /**
             * Attribution
             * @description Text that must be quoted as source with every use.
             */
            attribution?: string;
            /**
             * Source
             * Format: uri
             * @description Public address of the file or service that the record comes from.
             */
            source_url: string;
            /**
             * Origin of the geometry
             * @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand.
             * @enum {string}
             */
            geometry_source?: "source" | "geocoded" | "centroid" | "manual";
            /**
             * Quality flags
             * @description What was noticed or repaired while the record was read in.
             */
            quality_flags?: string[];
            /**
             * Kind of record
             * @description Whether the record stands for a single tree or for a group of trees.
             * @enum {string}
             */
            record_type: "single_tree" | "tree_group";
            /**
             * Tree number
             * @description Number of the tree as it stands on its tag or in the inventory.
             */
            tree_number?: string;
            /**
             * German name
             * @description German name of the species, for example Spitz-Ahorn.
             */
            species_common_de?: string;
            /**
             * Year of planting
             * Format: int64
             * @description Year in which the tree was planted; estimated for old trees.
             */
            planted_year?: number;
            /**
             * Trunk circumference
             * Format: double
             * @description Circumference of the trunk in centimetres, measured one metre above the ground.
             */
            trunk_circumference?: number;
        };
        Aubach_BaeumeFeature: {
            /** @enum {string} */
            type: "Feature";
            id: string;
            geometry: components["schemas"]["Point"];
            properties: components["schemas"]["Aubach_BaeumeProperties"];
            latest?: {
                [key: string]: unknown;
            };
            links?: components["schemas"]["Link"][];
        };
        Aubach_BaeumeFeatureCollection: {
            /** @enum {string} */
            type: "FeatureCollection";
            features: components["schemas"]["Aubach_BaeumeFeature"][];
            /** Format: int64 */
            numberMatched?: number;
            /** Format: int64 */
            numberReturned?: number;
            /** Format: date-time */
            timeStamp?: string;
            links?: components["schemas"]["Link"][];
        };
        Aubach_BaeumeChanges: {
            collection: string;
            /** Format: int64 */
            since: number;
            /** Format: int64 */
            publication: number;
            deleted: {
                id: string;
                dataset_id?: null | string;
                /** Format: int64 */
                publication: number;
                /** Format: date-time */
                deleted_at: string;
            }[];
            changed?: components["schemas"]["Aubach_BaeumeFeatureCollection"];
            links: components["schemas"]["Link"][];
        };
        /**
         * Municipal area
         * @description Boundary of the municipality.
         */
        Aubach_GemeindegebietProperties: {
            /**
             * Source key
             * @description The key that the record has in its source, as text.
             */
            source_id: string;
            /**
             * Origin of the identifier
             * @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name.
             * @enum {string}
             */
            id_stability: "source" | "derived";
            /**
             * Data set
             * @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces.
             */
            dataset_id: string;
            /**
             * Schema version
             * @description Name and version of the schema that the record follows, for example parking-facility/1.0.0.
             */
            schema_version: string;
            /**
             * Municipality key
             * @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203.
             */
            municipality_key: string;
            /**
             * Name
             * @description Name under which the thing is known locally and should be shown.
             */
            name?: string;
            /**
             * Status
             * @description Whether the thing is planned, in operation, temporarily closed or given up for good.
             * @enum {string}
             */
            status?: "planned" | "active" | "temporarily_closed" | "closed";
            /**
             * Changed at
             * Format: date-time
             * @description When a value of the record last changed in this platform.
             */
            updated_at: string;
            /**
             * Licence
             * Format: uri
             * @description Address of the licence of the record, from the list of DCAT-AP.de.
             */
            license: string;
            /**
             * Attribution
             * @description Text that must be quoted as source with every use.
             */
            attribution?: string;
            /**
             * Source
             * Format: uri
             * @description Public address of the file or service that the record comes from.
             */
            source_url: string;
            /**
             * Origin of the geometry
             * @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand.
             * @enum {string}
             */
            geometry_source?: "source" | "geocoded" | "centroid" | "manual";
            /**
             * Quality flags
             * @description What was noticed or repaired while the record was read in.
             */
            quality_flags?: string[];
            /**
             * Level
             * @description Kind of unit, for example municipality, district or school catchment.
             * @enum {string}
             */
            unit_level: "state" | "region" | "county" | "association" | "municipality" | "district" | "subdistrict" | "statistical" | "school_catchment" | "electoral" | "postal" | "collection_area";
            /**
             * Code of the unit
             * @description Official key, or number that the municipality gives itself, as text.
             */
            code: string;
            /**
             * Population
             * Format: int64
             * @description Number of inhabitants on the day named.
             */
            population?: number;
        };
        Aubach_GemeindegebietFeature: {
            /** @enum {string} */
            type: "Feature";
            id: string;
            geometry: components["schemas"]["Polygon"] | components["schemas"]["MultiPolygon"];
            properties: components["schemas"]["Aubach_GemeindegebietProperties"];
            latest?: {
                [key: string]: unknown;
            };
            links?: components["schemas"]["Link"][];
        };
        Aubach_GemeindegebietFeatureCollection: {
            /** @enum {string} */
            type: "FeatureCollection";
            features: components["schemas"]["Aubach_GemeindegebietFeature"][];
            /** Format: int64 */
            numberMatched?: number;
            /** Format: int64 */
            numberReturned?: number;
            /** Format: date-time */
            timeStamp?: string;
            links?: components["schemas"]["Link"][];
        };
        Aubach_GemeindegebietChanges: {
            collection: string;
            /** Format: int64 */
            since: number;
            /** Format: int64 */
            publication: number;
            deleted: {
                id: string;
                dataset_id?: null | string;
                /** Format: int64 */
                publication: number;
                /** Format: date-time */
                deleted_at: string;
            }[];
            changed?: components["schemas"]["Aubach_GemeindegebietFeatureCollection"];
            links: components["schemas"]["Link"][];
        };
        /**
         * Childcare
         * @description The childcare facility of the municipality.
         */
        Aubach_KitaProperties: {
            /**
             * Source key
             * @description The key that the record has in its source, as text.
             */
            source_id: string;
            /**
             * Origin of the identifier
             * @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name.
             * @enum {string}
             */
            id_stability: "source" | "derived";
            /**
             * Data set
             * @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces.
             */
            dataset_id: string;
            /**
             * Schema version
             * @description Name and version of the schema that the record follows, for example parking-facility/1.0.0.
             */
            schema_version: string;
            /**
             * Municipality key
             * @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203.
             */
            municipality_key: string;
            /**
             * Name
             * @description Name under which the thing is known locally and should be shown.
             */
            name?: string;
            /**
             * Status
             * @description Whether the thing is planned, in operation, temporarily closed or given up for good.
             * @enum {string}
             */
            status?: "planned" | "active" | "temporarily_closed" | "closed";
            /**
             * Operator
             * @description Name of the body that is responsible for running it, for example an office, a municipal company or an association.
             */
            operator?: string;
            /**
             * Street
             * @description Name of the street or square, without house number.
             */
            street?: string;
            /**
             * House number
             * @description House number with its suffix, for example 12a or 12–14.
             */
            house_number?: string;
            /**
             * Changed at
             * Format: date-time
             * @description When a value of the record last changed in this platform.
             */
            updated_at: string;
            /**
             * Licence
             * Format: uri
             * @description Address of the licence of the record, from the list of DCAT-AP.de.
             */
            license: string;
            /**
             * Attribution
             * @description Text that must be quoted as source with every use.
             */
            attribution?: string;
            /**
             * Source
             * Format: uri
             * @description Public address of the file or service that the record comes from.
             */
            source_url: string;
            /**
             * Quality flags
             * @description What was noticed or repaired while the record was read in.
             */
            quality_flags?: string[];
            /**
             * Kinds of care
             * @description The forms of care that are offered here, for example nursery, kindergarten or after-school care.
             */
            facility_types: string[];
            /**
             * Places
             * Format: int64
             * @description Number of all licensed places.
             */
            places_total?: number;
        };
        Aubach_KitaFeature: {
            /** @enum {string} */
            type: "Feature";
            id: string;
            geometry: components["schemas"]["Point"];
            properties: components["schemas"]["Aubach_KitaProperties"];
            latest?: {
                [key: string]: unknown;
            };
            links?: components["schemas"]["Link"][];
        };
        Aubach_KitaFeatureCollection: {
            /** @enum {string} */
            type: "FeatureCollection";
            features: components["schemas"]["Aubach_KitaFeature"][];
            /** Format: int64 */
            numberMatched?: number;
            /** Format: int64 */
            numberReturned?: number;
            /** Format: date-time */
            timeStamp?: string;
            links?: components["schemas"]["Link"][];
        };
        Aubach_KitaChanges: {
            collection: string;
            /** Format: int64 */
            since: number;
            /** Format: int64 */
            publication: number;
            deleted: {
                id: string;
                dataset_id?: null | string;
                /** Format: int64 */
                publication: number;
                /** Format: date-time */
                deleted_at: string;
            }[];
            changed?: components["schemas"]["Aubach_KitaFeatureCollection"];
            links: components["schemas"]["Link"][];
        };
        /**
         * Parking
         * @description Public car parks and bicycle stands.
         */
        Aubach_ParkenProperties: {
            /**
             * Source key
             * @description The key that the record has in its source, as text.
             */
            source_id: string;
            /**
             * Origin of the identifier
             * @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name.
             * @enum {string}
             */
            id_stability: "source" | "derived";
            /**
             * Data set
             * @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces.
             */
            dataset_id: string;
            /**
             * Schema version
             * @description Name and version of the schema that the record follows, for example parking-facility/1.0.0.
             */
            schema_version: string;
            /**
             * Municipality key
             * @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203.
             */
            municipality_key: string;
            /**
             * Name
             * @description Name under which the thing is known locally and should be shown.
             */
            name?: string;
            /**
             * Status
             * @description Whether the thing is planned, in operation, temporarily closed or given up for good.
             * @enum {string}
             */
            status?: "planned" | "active" | "temporarily_closed" | "closed";
            /**
             * Changed at
             * Format: date-time
             * @description When a value of the record last changed in this platform.
             */
            updated_at: string;
            /**
             * Licence
             * Format: uri
             * @description Address of the licence of the record, from the list of DCAT-AP.de.
             */
            license: string;
            /**
             * Attribution
             * @description Text that must be quoted as source with every use.
             */
            attribution?: string;
            /**
             * Source
             * Format: uri
             * @description Public address of the file or service that the record comes from.
             */
            source_url: string;
            /**
             * Origin of the geometry
             * @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand.
             * @enum {string}
             */
            geometry_source?: "source" | "geocoded" | "centroid" | "manual";
            /**
             * Quality flags
             * @description What was noticed or repaired while the record was read in.
             */
            quality_flags?: string[];
            /**
             * Kind of vehicle
             * @description The kind of vehicle that the facility is built for.
             * @enum {string}
             */
            purpose: "car" | "bicycle" | "motorcycle" | "truck" | "bus" | "caravan" | "other";
            /**
             * Kind of facility
             * @description How the parking facility is built, for example multi-storey, underground or bicycle stands.
             */
            facility_type: string;
            /**
             * Spaces
             * Format: int64
             * @description Number of all spaces of the facility.
             */
            capacity?: number;
            /**
             * Fee required
             * @description Whether parking costs something.
             */
            has_fee?: boolean;
        };
        Aubach_ParkenFeature: {
            /** @enum {string} */
            type: "Feature";
            id: string;
            geometry: components["schemas"]["Point"] | components["schemas"]["Polygon"] | components["schemas"]["MultiPolygon"] | components["schemas"]["LineString"];
            properties: components["schemas"]["Aubach_ParkenProperties"];
            latest?: {
                [key: string]: unknown;
            };
            links?: components["schemas"]["Link"][];
        };
        Aubach_ParkenFeatureCollection: {
            /** @enum {string} */
            type: "FeatureCollection";
            features: components["schemas"]["Aubach_ParkenFeature"][];
            /** Format: int64 */
            numberMatched?: number;
            /** Format: int64 */
            numberReturned?: number;
            /** Format: date-time */
            timeStamp?: string;
            links?: components["schemas"]["Link"][];
        };
        Aubach_ParkenChanges: {
            collection: string;
            /** Format: int64 */
            since: number;
            /** Format: int64 */
            publication: number;
            deleted: {
                id: string;
                dataset_id?: null | string;
                /** Format: int64 */
                publication: number;
                /** Format: date-time */
                deleted_at: string;
            }[];
            changed?: components["schemas"]["Aubach_ParkenFeatureCollection"];
            links: components["schemas"]["Link"][];
        };
        /**
         * Living lab
         * @description The living lab of the municipality.
         */
        Aubach_ReallaborProperties: {
            /**
             * Source key
             * @description The key that the record has in its source, as text.
             */
            source_id: string;
            /**
             * Origin of the identifier
             * @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name.
             * @enum {string}
             */
            id_stability: "source" | "derived";
            /**
             * Data set
             * @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces.
             */
            dataset_id: string;
            /**
             * Schema version
             * @description Name and version of the schema that the record follows, for example parking-facility/1.0.0.
             */
            schema_version: string;
            /**
             * Municipality key
             * @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203.
             */
            municipality_key: string;
            /**
             * Name
             * @description Name under which the thing is known locally and should be shown.
             */
            name?: string;
            /**
             * Status
             * @description Whether the thing is planned, in operation, temporarily closed or given up for good.
             * @enum {string}
             */
            status?: "planned" | "active" | "temporarily_closed" | "closed";
            /**
             * Changed at
             * Format: date-time
             * @description When a value of the record last changed in this platform.
             */
            updated_at: string;
            /**
             * Licence
             * Format: uri
             * @description Address of the licence of the record, from the list of DCAT-AP.de.
             */
            license: string;
            /**
             * Attribution
             * @description Text that must be quoted as source with every use.
             */
            attribution?: string;
            /**
             * Source
             * Format: uri
             * @description Public address of the file or service that the record comes from.
             */
            source_url: string;
            /**
             * Origin of the geometry
             * @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand.
             * @enum {string}
             */
            geometry_source?: "source" | "geocoded" | "centroid" | "manual";
            /**
             * Quality flags
             * @description What was noticed or repaired while the record was read in.
             */
            quality_flags?: string[];
            /**
             * Kind of experiment
             * @description Whether it is a living lab, a test field, a model region or a pilot.
             */
            lab_type: string;
            /**
             * Themes
             * @description Fields that it is about, for example mobility or energy.
             */
            themes: string[];
            /**
             * Begin
             * Format: date
             * @description First day of the experiment.
             */
            starts_on: string;
            /**
             * End
             * Format: date
             * @description Last day of the experiment; a living lab always has an end.
             */
            ends_on: string;
            /**
             * Phase
             * @description The phase that the experiment is in.
             * @enum {string}
             */
            phase: "planned" | "running" | "evaluation" | "completed" | "aborted";
        };
        Aubach_ReallaborFeature: {
            /** @enum {string} */
            type: "Feature";
            id: string;
            geometry: components["schemas"]["Polygon"] | components["schemas"]["MultiPolygon"] | components["schemas"]["LineString"] | components["schemas"]["Point"];
            properties: components["schemas"]["Aubach_ReallaborProperties"];
            latest?: {
                [key: string]: unknown;
            };
            links?: components["schemas"]["Link"][];
        };
        Aubach_ReallaborFeatureCollection: {
            /** @enum {string} */
            type: "FeatureCollection";
            features: components["schemas"]["Aubach_ReallaborFeature"][];
            /** Format: int64 */
            numberMatched?: number;
            /** Format: int64 */
            numberReturned?: number;
            /** Format: date-time */
            timeStamp?: string;
            links?: components["schemas"]["Link"][];
        };
        Aubach_ReallaborChanges: {
            collection: string;
            /** Format: int64 */
            since: number;
            /** Format: int64 */
            publication: number;
            deleted: {
                id: string;
                dataset_id?: null | string;
                /** Format: int64 */
                publication: number;
                /** Format: date-time */
                deleted_at: string;
            }[];
            changed?: components["schemas"]["Aubach_ReallaborFeatureCollection"];
            links: components["schemas"]["Link"][];
        };
        /**
         * Council meetings
         * @description Meetings of the municipal council.
         */
        Aubach_SitzungenProperties: {
            /**
             * Source key
             * @description The key that the record has in its source, as text.
             */
            source_id: string;
            /**
             * Origin of the identifier
             * @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name.
             * @enum {string}
             */
            id_stability: "source" | "derived";
            /**
             * Data set
             * @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces.
             */
            dataset_id: string;
            /**
             * Schema version
             * @description Name and version of the schema that the record follows, for example parking-facility/1.0.0.
             */
            schema_version: string;
            /**
             * Municipality key
             * @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203.
             */
            municipality_key: string;
            /**
             * Name
             * @description Name under which the thing is known locally and should be shown.
             */
            name?: string;
            /**
             * Description
             * @description Short description in full sentences, without personal data.
             */
            description?: string;
            /**
             * Status
             * @description Whether the thing is planned, in operation, temporarily closed or given up for good.
             * @enum {string}
             */
            status?: "planned" | "active" | "temporarily_closed" | "closed";
            /**
             * Changed at
             * Format: date-time
             * @description When a value of the record last changed in this platform.
             */
            updated_at: string;
            /**
             * Licence
             * Format: uri
             * @description Address of the licence of the record, from the list of DCAT-AP.de.
             */
            license: string;
            /**
             * Attribution
             * @description Text that must be quoted as source with every use.
             */
            attribution?: string;
            /**
             * Source
             * Format: uri
             * @description Public address of the file or service that the record comes from.
             */
            source_url: string;
            /**
             * Quality flags
             * @description What was noticed or repaired while the record was read in.
             */
            quality_flags?: string[];
            /**
             * Bodies
             * @description Bodies that meet together, for example council or planning committee.
             */
            organization_names: string[];
            /**
             * Begin
             * Format: date-time
             * @description Begin of the meeting.
             */
            starts_at: string;
            /**
             * Venue
             * @description Building in which the meeting takes place, for example the town hall.
             */
            location_name?: string;
        };
        Aubach_SitzungenFeature: {
            /** @enum {string} */
            type: "Feature";
            id: string;
            geometry: components["schemas"]["Point"];
            properties: components["schemas"]["Aubach_SitzungenProperties"];
            latest?: {
                [key: string]: unknown;
            };
            links?: components["schemas"]["Link"][];
        };
        Aubach_SitzungenFeatureCollection: {
            /** @enum {string} */
            type: "FeatureCollection";
            features: components["schemas"]["Aubach_SitzungenFeature"][];
            /** Format: int64 */
            numberMatched?: number;
            /** Format: int64 */
            numberReturned?: number;
            /** Format: date-time */
            timeStamp?: string;
            links?: components["schemas"]["Link"][];
        };
        Aubach_SitzungenChanges: {
            collection: string;
            /** Format: int64 */
            since: number;
            /** Format: int64 */
            publication: number;
            deleted: {
                id: string;
                dataset_id?: null | string;
                /** Format: int64 */
                publication: number;
                /** Format: date-time */
                deleted_at: string;
            }[];
            changed?: components["schemas"]["Aubach_SitzungenFeatureCollection"];
            links: components["schemas"]["Link"][];
        };
        /**
         * Playgrounds
         * @description Playgrounds and ball court.
         */
        Aubach_SpielplaetzeProperties: {
            /**
             * Source key
             * @description The key that the record has in its source, as text.
             */
            source_id: string;
            /**
             * Origin of the identifier
             * @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name.
             * @enum {string}
             */
            id_stability: "source" | "derived";
            /**
             * Data set
             * @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces.
             */
            dataset_id: string;
            /**
             * Schema version
             * @description Name and version of the schema that the record follows, for example parking-facility/1.0.0.
             */
            schema_version: string;
            /**
             * Municipality key
             * @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203.
             */
            municipality_key: string;
            /**
             * Name
             * @description Name under which the thing is known locally and should be shown.
             */
            name?: string;
            /**
             * Status
             * @description Whether the thing is planned, in operation, temporarily closed or given up for good.
             * @enum {string}
             */
            status?: "planned" | "active" | "temporarily_closed" | "closed";
            /**
             * Changed at
             * Format: date-time
             * @description When a value of the record last changed in this platform.
             */
            updated_at: string;
            /**
             * Licence
             * Format: uri
             * @description Address of the licence of the record, from the list of DCAT-AP.de.
             */
            license: string;
            /**
             * Attribution
             * @description Text that must be quoted as source with every use.
             */
            attribution?: string;
            /**
             * Source
             * Format: uri
             * @description Public address of the file or service that the record comes from.
             */
            source_url: string;
            /**
             * Origin of the geometry
             * @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand.
             * @enum {string}
             */
            geometry_source?: "source" | "geocoded" | "centroid" | "manual";
            /**
             * Quality flags
             * @description What was noticed or repaired while the record was read in.
             */
            quality_flags?: string[];
            /**
             * Kind of area
             * @description Kind of area, for example playground, ball court or skate park.
             */
            facility_type: string;
            /**
             * Age from
             * Format: int64
             * @description Youngest age in years that the area is meant for.
             */
            age_min?: number;
            /**
             * Age to
             * Format: int64
             * @description Highest age in years that the area is meant for.
             */
            age_max?: number;
            /**
             * Equipment
             * @description The play and sports equipment that is here.
             */
            equipment?: string[];
        };
        Aubach_SpielplaetzeFeature: {
            /** @enum {string} */
            type: "Feature";
            id: string;
            geometry: components["schemas"]["Point"] | components["schemas"]["Polygon"] | components["schemas"]["MultiPolygon"];
            properties: components["schemas"]["Aubach_SpielplaetzeProperties"];
            latest?: {
                [key: string]: unknown;
            };
            links?: components["schemas"]["Link"][];
        };
        Aubach_SpielplaetzeFeatureCollection: {
            /** @enum {string} */
            type: "FeatureCollection";
            features: components["schemas"]["Aubach_SpielplaetzeFeature"][];
            /** Format: int64 */
            numberMatched?: number;
            /** Format: int64 */
            numberReturned?: number;
            /** Format: date-time */
            timeStamp?: string;
            links?: components["schemas"]["Link"][];
        };
        Aubach_SpielplaetzeChanges: {
            collection: string;
            /** Format: int64 */
            since: number;
            /** Format: int64 */
            publication: number;
            deleted: {
                id: string;
                dataset_id?: null | string;
                /** Format: int64 */
                publication: number;
                /** Format: date-time */
                deleted_at: string;
            }[];
            changed?: components["schemas"]["Aubach_SpielplaetzeFeatureCollection"];
            links: components["schemas"]["Link"][];
        };
        /**
         * Public toilets
         * @description Public toilets of the municipality.
         */
        Aubach_ToilettenProperties: {
            /**
             * Source key
             * @description The key that the record has in its source, as text.
             */
            source_id: string;
            /**
             * Origin of the identifier
             * @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name.
             * @enum {string}
             */
            id_stability: "source" | "derived";
            /**
             * Data set
             * @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces.
             */
            dataset_id: string;
            /**
             * Schema version
             * @description Name and version of the schema that the record follows, for example parking-facility/1.0.0.
             */
            schema_version: string;
            /**
             * Municipality key
             * @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203.
             */
            municipality_key: string;
            /**
             * Name
             * @description Name under which the thing is known locally and should be shown.
             */
            name?: string;
            /**
             * Status
             * @description Whether the thing is planned, in operation, temporarily closed or given up for good.
             * @enum {string}
             */
            status?: "planned" | "active" | "temporarily_closed" | "closed";
            /**
             * Street
             * @description Name of the street or square, without house number.
             */
            street?: string;
            /**
             * House number
             * @description House number with its suffix, for example 12a or 12–14.
             */
            house_number?: string;
            /**
             * Wheelchair access
             * @description Whether the toilet can be used with a wheelchair. Where the value is absent nobody knows; that does not mean “no”.
             * @enum {string}
             */
            wheelchair?: "yes" | "limited" | "no";
            /**
             * Changed at
             * Format: date-time
             * @description When a value of the record last changed in this platform.
             */
            updated_at: string;
            /**
             * Licence
             * Format: uri
             * @description Address of the licence of the record, from the list of DCAT-AP.de.
             */
            license: string;
            /**
             * Attribution
             * @description Text that must be quoted as source with every use.
             */
            attribution?: string;
            /**
             * Source
             * Format: uri
             * @description Public address of the file or service that the record comes from.
             */
            source_url: string;
            /**
             * Origin of the geometry
             * @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand.
             * @enum {string}
             */
            geometry_source?: "source" | "geocoded" | "centroid" | "manual";
            /**
             * Quality flags
             * @description What was noticed or repaired while the record was read in.
             */
            quality_flags?: string[];
        };
        Aubach_ToilettenFeature: {
            /** @enum {string} */
            type: "Feature";
            id: string;
            geometry: components["schemas"]["Point"];
            properties: components["schemas"]["Aubach_ToilettenProperties"];
            latest?: {
                [key: string]: unknown;
            };
            links?: components["schemas"]["Link"][];
        };
        Aubach_ToilettenFeatureCollection: {
            /** @enum {string} */
            type: "FeatureCollection";
            features: components["schemas"]["Aubach_ToilettenFeature"][];
            /** Format: int64 */
            numberMatched?: number;
            /** Format: int64 */
            numberReturned?: number;
            /** Format: date-time */
            timeStamp?: string;
            links?: components["schemas"]["Link"][];
        };
        Aubach_ToilettenChanges: {
            collection: string;
            /** Format: int64 */
            since: number;
            /** Format: int64 */
            publication: number;
            deleted: {
                id: string;
                dataset_id?: null | string;
                /** Format: int64 */
                publication: number;
                /** Format: date-time */
                deleted_at: string;
            }[];
            changed?: components["schemas"]["Aubach_ToilettenFeatureCollection"];
            links: components["schemas"]["Link"][];
        };
    };
    responses: {
        /** @description Not modified: the answer to If-None-Match or If-Modified-Since. */
        NotModified: {
            headers: {
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Parameters are wrong: all mistakes at once. */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is nothing. */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description In none of the formats that the client takes. */
        Problem406: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests: again after Retry-After. */
        Problem429: {
            headers: {
                /** @description Seconds. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Failure of the service. */
        Problem500: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not now: again after Retry-After. */
        Problem503: {
            headers: {
                /** @description Seconds. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /**
         * @description Only features that intersect the box, or that have no geometry. Axis order as bbox-crs says.
         * @example [
         *       6.9,
         *       50.9,
         *       7,
         *       51
         *     ]
         */
        bbox: number[];
        /** @description CRS of bbox. */
        "bbox-crs": "http://www.opengis.net/def/crs/OGC/1.3/CRS84" | "http://www.opengis.net/def/crs/EPSG/0/4326" | "http://www.opengis.net/def/crs/EPSG/0/3857" | "http://www.opengis.net/def/crs/EPSG/0/4258" | "http://www.opengis.net/def/crs/EPSG/0/25832" | "http://www.opengis.net/def/crs/EPSG/0/25833" | "http://www.opengis.net/def/crs/EPSG/0/31467" | "http://www.opengis.net/def/crs/EPSG/0/2056" | "http://www.opengis.net/def/crs/EPSG/0/31256";
        /**
         * @description Instant or interval of RFC 3339; '..' or nothing for an open end.
         * @example 2026-01-01/..
         */
        datetime: string;
        /** @description Most features of the page. CSV and Arrow have all features without it. */
        limit: number;
        /** @description Most changes of the page. */
        "limit-changes": number;
        /** @description Features to skip. Following the link 'next' is faster and misses nothing. */
        offset: number;
        /** @description Opaque token from the link 'next'. */
        next: string;
        /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
        properties: string[];
        /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
        "exclude-properties": string[];
        /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
        "zoom-level": number;
        /** @description Simplifies geometries by at most so many units of crs. */
        "max-allowable-offset": number;
        /** @description Names of sortables, with commas between them; '-' before a name for descending. */
        sortby: string[];
        /** @description CRS of the geometries in the answer. */
        crs: "http://www.opengis.net/def/crs/OGC/1.3/CRS84" | "http://www.opengis.net/def/crs/EPSG/0/4326" | "http://www.opengis.net/def/crs/EPSG/0/3857" | "http://www.opengis.net/def/crs/EPSG/0/4258" | "http://www.opengis.net/def/crs/EPSG/0/25832" | "http://www.opengis.net/def/crs/EPSG/0/25833" | "http://www.opengis.net/def/crs/EPSG/0/31467" | "http://www.opengis.net/def/crs/EPSG/0/2056" | "http://www.opengis.net/def/crs/EPSG/0/31256";
        /** @description Adds the latest observations. */
        expand: "latest";
        /** @description Variant of the format. */
        profile: "rfc7946" | "jsonfg" | "jsonfg-plus" | "excel-de";
        /**
         * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
         * @example [
         *       "codelist-inline"
         *     ]
         */
        "profile-schema": string[];
        /**
         * @description Number of the publication that the client has; 0 for none.
         * @example 0
         */
        since: number;
        /** @description Format; beats the header Accept. */
        f: "json" | "csv" | "arrow" | "html";
        /** @description Format; beats the header Accept. */
        "f-document": "json" | "html";
        /** @description Format; beats the header Accept. */
        "f-json": "json";
        /** @description Format; beats the header Accept. */
        "f-api": "json" | "openapi31" | "html";
        /** @description Format; beats the header Accept. */
        "f-catalog": "ttl" | "jsonld" | "html";
        /** @description Language of titles and texts; beats the header Accept-Language. */
        lang: "de" | "en";
        /** @description Identifier of the feature. */
        featureId: string;
        /** @description Name of the property. */
        property: string;
        /** @description Slug of the publisher. */
        publisher: string;
        /**
         * @description Municipality key.
         * @example 06998012
         */
        town: string;
        /**
         * @description Identifier of the data set, a dot, and the format.
         * @example town.trees.csv
         */
        file: string;
        solution: string;
        /** @description The key that the record has in its source, as text. */
        source_id: string;
        /** @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name. */
        id_stability: "source" | "derived";
        /** @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces. */
        dataset_id: string;
        /** @description Name and version of the schema that the record follows, for example parking-facility/1.0.0. */
        schema_version: string;
        /** @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203. */
        municipality_key: string;
        /** @description Name under which the thing is known locally and should be shown. */
        name: string;
        /** @description Whether the thing is planned, in operation, temporarily closed or given up for good. */
        status: "planned" | "active" | "temporarily_closed" | "closed";
        /** @description When a value of the record last changed in this platform. */
        updated_at: string;
        /** @description Address of the licence of the record, from the list of DCAT-AP.de. */
        license: string;
        /** @description Text that must be quoted as source with every use. */
        attribution: string;
        /** @description Public address of the file or service that the record comes from. */
        source_url: string;
        /** @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand. */
        geometry_source: "source" | "geocoded" | "centroid" | "manual";
        /** @description What was noticed or repaired while the record was read in. */
        quality_flags: string;
        /** @description Kind of unit, for example municipality, district or school catchment. */
        unit_level: "state" | "region" | "county" | "association" | "municipality" | "district" | "subdistrict" | "statistical" | "school_catchment" | "electoral" | "postal" | "collection_area";
        /** @description Official key, or number that the municipality gives itself, as text. */
        code: string;
        /** @description Number of inhabitants on the day named. */
        population: number;
        /** @description Name of the body that is responsible for running it, for example an office, a municipal company or an association. */
        operator: string;
        /** @description Name of the street or square, without house number. */
        street: string;
        /** @description House number with its suffix, for example 12a or 12–14. */
        house_number: string;
        /** @description The forms of care that are offered here, for example nursery, kindergarten or after-school care. */
        facility_types: string;
        /** @description Number of all licensed places. */
        places_total: number;
        /** @description Short description in full sentences, without personal data. */
        description: string;
        /** @description Bodies that meet together, for example council or planning committee. */
        organization_names: string;
        /** @description Begin of the meeting. */
        starts_at: string;
        /** @description Building in which the meeting takes place, for example the town hall. */
        location_name: string;
        /** @description Whether it is a living lab, a test field, a model region or a pilot. */
        lab_type: string;
        /** @description Fields that it is about, for example mobility or energy. */
        themes: string;
        /** @description First day of the experiment. */
        starts_on: string;
        /** @description Last day of the experiment; a living lab always has an end. */
        ends_on: string;
        /** @description The phase that the experiment is in. */
        phase: "planned" | "running" | "evaluation" | "completed" | "aborted";
        /** @description The kind of vehicle that the facility is built for. */
        purpose: "car" | "bicycle" | "motorcycle" | "truck" | "bus" | "caravan" | "other";
        /** @description How the parking facility is built, for example multi-storey, underground or bicycle stands. */
        facility_type: string;
        /** @description Number of all spaces of the facility. */
        capacity: number;
        /** @description Whether parking costs something. */
        has_fee: boolean;
        /** @description Kind of area, for example playground, ball court or skate park. */
        "facility_type-2": string;
        /** @description Youngest age in years that the area is meant for. */
        age_min: number;
        /** @description Highest age in years that the area is meant for. */
        age_max: number;
        /** @description The play and sports equipment that is here. */
        equipment: string;
        /** @description Whether the toilet can be used with a wheelchair. Where the value is absent nobody knows; that does not mean “no”. */
        wheelchair: "yes" | "limited" | "no";
        /** @description Whether the record stands for a single tree or for a group of trees. */
        record_type: "single_tree" | "tree_group";
        /** @description Number of the tree as it stands on its tag or in the inventory. */
        tree_number: string;
        /** @description German name of the species, for example Spitz-Ahorn. */
        species_common_de: string;
        /** @description Year in which the tree was planted; estimated for old trees. */
        planted_year: number;
        /** @description Circumference of the trunk in centimetres, measured one metre above the ground. */
        trunk_circumference: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getLandingPage: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Landing page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LandingPage"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getConformance: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Conformance classes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conformance"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getApi: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-api"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This description */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.oai.openapi+json;version=3.0": components["schemas"]["OpenApi"];
                    "application/vnd.oai.openapi+json;version=3.1": components["schemas"]["OpenApi"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getFunctions: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Functions of filters */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Functions"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCollections: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All collections */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collections"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPublishers: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Publishers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publishers"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPublisher: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Slug of the publisher. */
                publisher: components["parameters"]["publisher"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A publisher */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publisher"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTowns: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Towns */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Towns"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTown: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /**
                 * @description Municipality key.
                 * @example 06998012
                 */
                town: components["parameters"]["town"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A town */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Town"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getDownload: {
        parameters: {
            query?: {
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /**
                 * @description Identifier of the data set, a dot, and the format.
                 * @example town.trees.csv
                 */
                file: components["parameters"]["file"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whole data set as a file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["Object"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getSolutions: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Solutions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Solutions"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getSolution: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                solution: components["parameters"]["solution"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A solution and what it needs */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Solution"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPortability: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                solution: components["parameters"]["solution"];
                /**
                 * @description Municipality key.
                 * @example 06998012
                 */
                town: components["parameters"]["town"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Does the solution run in the town? */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Portability"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCatalog: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-catalog"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Catalogue as DCAT-AP.de */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/turtle": string;
                    "application/ld+json": components["schemas"]["Object"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCatalogTurtle: {
        parameters: {
            query?: {
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Catalogue as Turtle */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/turtle": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCatalogJsonLd: {
        parameters: {
            query?: {
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Catalogue as JSON-LD */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/ld+json": components["schemas"]["Object"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCatalogDataset: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-catalog"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                dataset: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A data set as DCAT-AP.de */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/turtle": string;
                    "application/ld+json": components["schemas"]["Object"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getProblems: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Kinds of problems */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problems"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getProblem: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A kind of problem */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProblemKind"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getLiveness: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-json"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The process answers */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getReadiness: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-json"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can serve */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getODataService: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OData 4.01: all collections as entity sets */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Object"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getODataMetadata: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OData 4.01: shape of the data */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/xml": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    describeAdministrativeUnit: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Description */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAdministrativeUnitSchema: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAdministrativeUnitQueryables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to filter by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAdministrativeUnitSortables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to sort by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAdministrativeUnitCodeList: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Name of the property. */
                property: components["parameters"]["property"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Code list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeList"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAdministrativeUnitItems: {
        parameters: {
            query?: {
                /**
                 * @description Only features that intersect the box, or that have no geometry. Axis order as bbox-crs says.
                 * @example [
                 *       6.9,
                 *       50.9,
                 *       7,
                 *       51
                 *     ]
                 */
                bbox?: components["parameters"]["bbox"];
                /** @description CRS of bbox. */
                "bbox-crs"?: components["parameters"]["bbox-crs"];
                /**
                 * @description Instant or interval of RFC 3339; '..' or nothing for an open end.
                 * @example 2026-01-01/..
                 */
                datetime?: components["parameters"]["datetime"];
                /** @description Most features of the page. CSV and Arrow have all features without it. */
                limit?: components["parameters"]["limit"];
                /** @description Features to skip. Following the link 'next' is faster and misses nothing. */
                offset?: components["parameters"]["offset"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Names of sortables, with commas between them; '-' before a name for descending. */
                sortby?: components["parameters"]["sortby"];
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
                /** @description The key that the record has in its source, as text. */
                source_id?: components["parameters"]["source_id"];
                /** @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name. */
                id_stability?: components["parameters"]["id_stability"];
                /** @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces. */
                dataset_id?: components["parameters"]["dataset_id"];
                /** @description Name and version of the schema that the record follows, for example parking-facility/1.0.0. */
                schema_version?: components["parameters"]["schema_version"];
                /** @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203. */
                municipality_key?: components["parameters"]["municipality_key"];
                /** @description Name under which the thing is known locally and should be shown. */
                name?: components["parameters"]["name"];
                /** @description Whether the thing is planned, in operation, temporarily closed or given up for good. */
                status?: components["parameters"]["status"];
                /** @description When a value of the record last changed in this platform. */
                updated_at?: components["parameters"]["updated_at"];
                /** @description Address of the licence of the record, from the list of DCAT-AP.de. */
                license?: components["parameters"]["license"];
                /** @description Text that must be quoted as source with every use. */
                attribution?: components["parameters"]["attribution"];
                /** @description Public address of the file or service that the record comes from. */
                source_url?: components["parameters"]["source_url"];
                /** @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand. */
                geometry_source?: components["parameters"]["geometry_source"];
                /** @description What was noticed or repaired while the record was read in. */
                quality_flags?: components["parameters"]["quality_flags"];
                /** @description Kind of unit, for example municipality, district or school catchment. */
                unit_level?: components["parameters"]["unit_level"];
                /** @description Official key, or number that the municipality gives itself, as text. */
                code?: components["parameters"]["code"];
                /** @description Number of inhabitants on the day named. */
                population?: components["parameters"]["population"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["AdministrativeUnitFeatureCollection"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAdministrativeUnitItem: {
        parameters: {
            query?: {
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Identifier of the feature. */
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["AdministrativeUnitFeature"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            /** @description Removed for good */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAdministrativeUnitChanges: {
        parameters: {
            query: {
                /**
                 * @description Number of the publication that the client has; 0 for none.
                 * @example 0
                 */
                since: components["parameters"]["since"];
                /** @description Most changes of the page. */
                limit?: components["parameters"]["limit-changes"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-json"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AdministrativeUnitChanges"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAdministrativeUnitApi: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-api"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API definition */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.oai.openapi+json;version=3.0": components["schemas"]["OpenApi"];
                    "application/vnd.oai.openapi+json;version=3.1": components["schemas"]["OpenApi"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    describeChildcareFacility: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Description */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getChildcareFacilitySchema: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getChildcareFacilityQueryables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to filter by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getChildcareFacilitySortables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to sort by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getChildcareFacilityCodeList: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Name of the property. */
                property: components["parameters"]["property"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Code list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeList"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getChildcareFacilityItems: {
        parameters: {
            query?: {
                /**
                 * @description Only features that intersect the box, or that have no geometry. Axis order as bbox-crs says.
                 * @example [
                 *       6.9,
                 *       50.9,
                 *       7,
                 *       51
                 *     ]
                 */
                bbox?: components["parameters"]["bbox"];
                /** @description CRS of bbox. */
                "bbox-crs"?: components["parameters"]["bbox-crs"];
                /**
                 * @description Instant or interval of RFC 3339; '..' or nothing for an open end.
                 * @example 2026-01-01/..
                 */
                datetime?: components["parameters"]["datetime"];
                /** @description Most features of the page. CSV and Arrow have all features without it. */
                limit?: components["parameters"]["limit"];
                /** @description Features to skip. Following the link 'next' is faster and misses nothing. */
                offset?: components["parameters"]["offset"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Names of sortables, with commas between them; '-' before a name for descending. */
                sortby?: components["parameters"]["sortby"];
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
                /** @description The key that the record has in its source, as text. */
                source_id?: components["parameters"]["source_id"];
                /** @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name. */
                id_stability?: components["parameters"]["id_stability"];
                /** @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces. */
                dataset_id?: components["parameters"]["dataset_id"];
                /** @description Name and version of the schema that the record follows, for example parking-facility/1.0.0. */
                schema_version?: components["parameters"]["schema_version"];
                /** @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203. */
                municipality_key?: components["parameters"]["municipality_key"];
                /** @description Name under which the thing is known locally and should be shown. */
                name?: components["parameters"]["name"];
                /** @description Whether the thing is planned, in operation, temporarily closed or given up for good. */
                status?: components["parameters"]["status"];
                /** @description Name of the body that is responsible for running it, for example an office, a municipal company or an association. */
                operator?: components["parameters"]["operator"];
                /** @description Name of the street or square, without house number. */
                street?: components["parameters"]["street"];
                /** @description House number with its suffix, for example 12a or 12–14. */
                house_number?: components["parameters"]["house_number"];
                /** @description When a value of the record last changed in this platform. */
                updated_at?: components["parameters"]["updated_at"];
                /** @description Address of the licence of the record, from the list of DCAT-AP.de. */
                license?: components["parameters"]["license"];
                /** @description Text that must be quoted as source with every use. */
                attribution?: components["parameters"]["attribution"];
                /** @description Public address of the file or service that the record comes from. */
                source_url?: components["parameters"]["source_url"];
                /** @description What was noticed or repaired while the record was read in. */
                quality_flags?: components["parameters"]["quality_flags"];
                /** @description The forms of care that are offered here, for example nursery, kindergarten or after-school care. */
                facility_types?: components["parameters"]["facility_types"];
                /** @description Number of all licensed places. */
                places_total?: components["parameters"]["places_total"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["ChildcareFacilityFeatureCollection"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getChildcareFacilityItem: {
        parameters: {
            query?: {
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Identifier of the feature. */
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["ChildcareFacilityFeature"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            /** @description Removed for good */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getChildcareFacilityChanges: {
        parameters: {
            query: {
                /**
                 * @description Number of the publication that the client has; 0 for none.
                 * @example 0
                 */
                since: components["parameters"]["since"];
                /** @description Most changes of the page. */
                limit?: components["parameters"]["limit-changes"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-json"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChildcareFacilityChanges"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getChildcareFacilityApi: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-api"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API definition */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.oai.openapi+json;version=3.0": components["schemas"]["OpenApi"];
                    "application/vnd.oai.openapi+json;version=3.1": components["schemas"]["OpenApi"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    describeCouncilMeeting: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Description */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCouncilMeetingSchema: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCouncilMeetingQueryables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to filter by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCouncilMeetingSortables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to sort by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCouncilMeetingCodeList: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Name of the property. */
                property: components["parameters"]["property"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Code list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeList"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCouncilMeetingItems: {
        parameters: {
            query?: {
                /**
                 * @description Only features that intersect the box, or that have no geometry. Axis order as bbox-crs says.
                 * @example [
                 *       6.9,
                 *       50.9,
                 *       7,
                 *       51
                 *     ]
                 */
                bbox?: components["parameters"]["bbox"];
                /** @description CRS of bbox. */
                "bbox-crs"?: components["parameters"]["bbox-crs"];
                /**
                 * @description Instant or interval of RFC 3339; '..' or nothing for an open end.
                 * @example 2026-01-01/..
                 */
                datetime?: components["parameters"]["datetime"];
                /** @description Most features of the page. CSV and Arrow have all features without it. */
                limit?: components["parameters"]["limit"];
                /** @description Features to skip. Following the link 'next' is faster and misses nothing. */
                offset?: components["parameters"]["offset"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Names of sortables, with commas between them; '-' before a name for descending. */
                sortby?: components["parameters"]["sortby"];
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
                /** @description The key that the record has in its source, as text. */
                source_id?: components["parameters"]["source_id"];
                /** @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name. */
                id_stability?: components["parameters"]["id_stability"];
                /** @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces. */
                dataset_id?: components["parameters"]["dataset_id"];
                /** @description Name and version of the schema that the record follows, for example parking-facility/1.0.0. */
                schema_version?: components["parameters"]["schema_version"];
                /** @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203. */
                municipality_key?: components["parameters"]["municipality_key"];
                /** @description Name under which the thing is known locally and should be shown. */
                name?: components["parameters"]["name"];
                /** @description Short description in full sentences, without personal data. */
                description?: components["parameters"]["description"];
                /** @description Whether the thing is planned, in operation, temporarily closed or given up for good. */
                status?: components["parameters"]["status"];
                /** @description When a value of the record last changed in this platform. */
                updated_at?: components["parameters"]["updated_at"];
                /** @description Address of the licence of the record, from the list of DCAT-AP.de. */
                license?: components["parameters"]["license"];
                /** @description Text that must be quoted as source with every use. */
                attribution?: components["parameters"]["attribution"];
                /** @description Public address of the file or service that the record comes from. */
                source_url?: components["parameters"]["source_url"];
                /** @description What was noticed or repaired while the record was read in. */
                quality_flags?: components["parameters"]["quality_flags"];
                /** @description Bodies that meet together, for example council or planning committee. */
                organization_names?: components["parameters"]["organization_names"];
                /** @description Begin of the meeting. */
                starts_at?: components["parameters"]["starts_at"];
                /** @description Building in which the meeting takes place, for example the town hall. */
                location_name?: components["parameters"]["location_name"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["CouncilMeetingFeatureCollection"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCouncilMeetingItem: {
        parameters: {
            query?: {
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Identifier of the feature. */
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["CouncilMeetingFeature"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            /** @description Removed for good */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCouncilMeetingChanges: {
        parameters: {
            query: {
                /**
                 * @description Number of the publication that the client has; 0 for none.
                 * @example 0
                 */
                since: components["parameters"]["since"];
                /** @description Most changes of the page. */
                limit?: components["parameters"]["limit-changes"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-json"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CouncilMeetingChanges"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCouncilMeetingApi: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-api"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API definition */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.oai.openapi+json;version=3.0": components["schemas"]["OpenApi"];
                    "application/vnd.oai.openapi+json;version=3.1": components["schemas"]["OpenApi"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    describeExperimentArea: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Description */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getExperimentAreaSchema: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getExperimentAreaQueryables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to filter by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getExperimentAreaSortables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to sort by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getExperimentAreaCodeList: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Name of the property. */
                property: components["parameters"]["property"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Code list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeList"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getExperimentAreaItems: {
        parameters: {
            query?: {
                /**
                 * @description Only features that intersect the box, or that have no geometry. Axis order as bbox-crs says.
                 * @example [
                 *       6.9,
                 *       50.9,
                 *       7,
                 *       51
                 *     ]
                 */
                bbox?: components["parameters"]["bbox"];
                /** @description CRS of bbox. */
                "bbox-crs"?: components["parameters"]["bbox-crs"];
                /**
                 * @description Instant or interval of RFC 3339; '..' or nothing for an open end.
                 * @example 2026-01-01/..
                 */
                datetime?: components["parameters"]["datetime"];
                /** @description Most features of the page. CSV and Arrow have all features without it. */
                limit?: components["parameters"]["limit"];
                /** @description Features to skip. Following the link 'next' is faster and misses nothing. */
                offset?: components["parameters"]["offset"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Names of sortables, with commas between them; '-' before a name for descending. */
                sortby?: components["parameters"]["sortby"];
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
                /** @description The key that the record has in its source, as text. */
                source_id?: components["parameters"]["source_id"];
                /** @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name. */
                id_stability?: components["parameters"]["id_stability"];
                /** @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces. */
                dataset_id?: components["parameters"]["dataset_id"];
                /** @description Name and version of the schema that the record follows, for example parking-facility/1.0.0. */
                schema_version?: components["parameters"]["schema_version"];
                /** @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203. */
                municipality_key?: components["parameters"]["municipality_key"];
                /** @description Name under which the thing is known locally and should be shown. */
                name?: components["parameters"]["name"];
                /** @description Whether the thing is planned, in operation, temporarily closed or given up for good. */
                status?: components["parameters"]["status"];
                /** @description When a value of the record last changed in this platform. */
                updated_at?: components["parameters"]["updated_at"];
                /** @description Address of the licence of the record, from the list of DCAT-AP.de. */
                license?: components["parameters"]["license"];
                /** @description Text that must be quoted as source with every use. */
                attribution?: components["parameters"]["attribution"];
                /** @description Public address of the file or service that the record comes from. */
                source_url?: components["parameters"]["source_url"];
                /** @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand. */
                geometry_source?: components["parameters"]["geometry_source"];
                /** @description What was noticed or repaired while the record was read in. */
                quality_flags?: components["parameters"]["quality_flags"];
                /** @description Whether it is a living lab, a test field, a model region or a pilot. */
                lab_type?: components["parameters"]["lab_type"];
                /** @description Fields that it is about, for example mobility or energy. */
                themes?: components["parameters"]["themes"];
                /** @description First day of the experiment. */
                starts_on?: components["parameters"]["starts_on"];
                /** @description Last day of the experiment; a living lab always has an end. */
                ends_on?: components["parameters"]["ends_on"];
                /** @description The phase that the experiment is in. */
                phase?: components["parameters"]["phase"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["ExperimentAreaFeatureCollection"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getExperimentAreaItem: {
        parameters: {
            query?: {
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Identifier of the feature. */
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["ExperimentAreaFeature"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            /** @description Removed for good */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getExperimentAreaChanges: {
        parameters: {
            query: {
                /**
                 * @description Number of the publication that the client has; 0 for none.
                 * @example 0
                 */
                since: components["parameters"]["since"];
                /** @description Most changes of the page. */
                limit?: components["parameters"]["limit-changes"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-json"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentAreaChanges"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getExperimentAreaApi: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-api"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API definition */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.oai.openapi+json;version=3.0": components["schemas"]["OpenApi"];
                    "application/vnd.oai.openapi+json;version=3.1": components["schemas"]["OpenApi"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    describeParkingFacility: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Description */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getParkingFacilitySchema: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getParkingFacilityQueryables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to filter by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getParkingFacilitySortables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to sort by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getParkingFacilityCodeList: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Name of the property. */
                property: components["parameters"]["property"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Code list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeList"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getParkingFacilityItems: {
        parameters: {
            query?: {
                /**
                 * @description Only features that intersect the box, or that have no geometry. Axis order as bbox-crs says.
                 * @example [
                 *       6.9,
                 *       50.9,
                 *       7,
                 *       51
                 *     ]
                 */
                bbox?: components["parameters"]["bbox"];
                /** @description CRS of bbox. */
                "bbox-crs"?: components["parameters"]["bbox-crs"];
                /**
                 * @description Instant or interval of RFC 3339; '..' or nothing for an open end.
                 * @example 2026-01-01/..
                 */
                datetime?: components["parameters"]["datetime"];
                /** @description Most features of the page. CSV and Arrow have all features without it. */
                limit?: components["parameters"]["limit"];
                /** @description Features to skip. Following the link 'next' is faster and misses nothing. */
                offset?: components["parameters"]["offset"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Names of sortables, with commas between them; '-' before a name for descending. */
                sortby?: components["parameters"]["sortby"];
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
                /** @description The key that the record has in its source, as text. */
                source_id?: components["parameters"]["source_id"];
                /** @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name. */
                id_stability?: components["parameters"]["id_stability"];
                /** @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces. */
                dataset_id?: components["parameters"]["dataset_id"];
                /** @description Name and version of the schema that the record follows, for example parking-facility/1.0.0. */
                schema_version?: components["parameters"]["schema_version"];
                /** @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203. */
                municipality_key?: components["parameters"]["municipality_key"];
                /** @description Name under which the thing is known locally and should be shown. */
                name?: components["parameters"]["name"];
                /** @description Whether the thing is planned, in operation, temporarily closed or given up for good. */
                status?: components["parameters"]["status"];
                /** @description When a value of the record last changed in this platform. */
                updated_at?: components["parameters"]["updated_at"];
                /** @description Address of the licence of the record, from the list of DCAT-AP.de. */
                license?: components["parameters"]["license"];
                /** @description Text that must be quoted as source with every use. */
                attribution?: components["parameters"]["attribution"];
                /** @description Public address of the file or service that the record comes from. */
                source_url?: components["parameters"]["source_url"];
                /** @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand. */
                geometry_source?: components["parameters"]["geometry_source"];
                /** @description What was noticed or repaired while the record was read in. */
                quality_flags?: components["parameters"]["quality_flags"];
                /** @description The kind of vehicle that the facility is built for. */
                purpose?: components["parameters"]["purpose"];
                /** @description How the parking facility is built, for example multi-storey, underground or bicycle stands. */
                facility_type?: components["parameters"]["facility_type"];
                /** @description Number of all spaces of the facility. */
                capacity?: components["parameters"]["capacity"];
                /** @description Whether parking costs something. */
                has_fee?: components["parameters"]["has_fee"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["ParkingFacilityFeatureCollection"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getParkingFacilityItem: {
        parameters: {
            query?: {
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Identifier of the feature. */
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["ParkingFacilityFeature"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            /** @description Removed for good */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getParkingFacilityChanges: {
        parameters: {
            query: {
                /**
                 * @description Number of the publication that the client has; 0 for none.
                 * @example 0
                 */
                since: components["parameters"]["since"];
                /** @description Most changes of the page. */
                limit?: components["parameters"]["limit-changes"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-json"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParkingFacilityChanges"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getParkingFacilityApi: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-api"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API definition */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.oai.openapi+json;version=3.0": components["schemas"]["OpenApi"];
                    "application/vnd.oai.openapi+json;version=3.1": components["schemas"]["OpenApi"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    describePlayground: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Description */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPlaygroundSchema: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPlaygroundQueryables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to filter by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPlaygroundSortables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to sort by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPlaygroundCodeList: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Name of the property. */
                property: components["parameters"]["property"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Code list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeList"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPlaygroundItems: {
        parameters: {
            query?: {
                /**
                 * @description Only features that intersect the box, or that have no geometry. Axis order as bbox-crs says.
                 * @example [
                 *       6.9,
                 *       50.9,
                 *       7,
                 *       51
                 *     ]
                 */
                bbox?: components["parameters"]["bbox"];
                /** @description CRS of bbox. */
                "bbox-crs"?: components["parameters"]["bbox-crs"];
                /**
                 * @description Instant or interval of RFC 3339; '..' or nothing for an open end.
                 * @example 2026-01-01/..
                 */
                datetime?: components["parameters"]["datetime"];
                /** @description Most features of the page. CSV and Arrow have all features without it. */
                limit?: components["parameters"]["limit"];
                /** @description Features to skip. Following the link 'next' is faster and misses nothing. */
                offset?: components["parameters"]["offset"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Names of sortables, with commas between them; '-' before a name for descending. */
                sortby?: components["parameters"]["sortby"];
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
                /** @description The key that the record has in its source, as text. */
                source_id?: components["parameters"]["source_id"];
                /** @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name. */
                id_stability?: components["parameters"]["id_stability"];
                /** @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces. */
                dataset_id?: components["parameters"]["dataset_id"];
                /** @description Name and version of the schema that the record follows, for example parking-facility/1.0.0. */
                schema_version?: components["parameters"]["schema_version"];
                /** @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203. */
                municipality_key?: components["parameters"]["municipality_key"];
                /** @description Name under which the thing is known locally and should be shown. */
                name?: components["parameters"]["name"];
                /** @description Whether the thing is planned, in operation, temporarily closed or given up for good. */
                status?: components["parameters"]["status"];
                /** @description When a value of the record last changed in this platform. */
                updated_at?: components["parameters"]["updated_at"];
                /** @description Address of the licence of the record, from the list of DCAT-AP.de. */
                license?: components["parameters"]["license"];
                /** @description Text that must be quoted as source with every use. */
                attribution?: components["parameters"]["attribution"];
                /** @description Public address of the file or service that the record comes from. */
                source_url?: components["parameters"]["source_url"];
                /** @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand. */
                geometry_source?: components["parameters"]["geometry_source"];
                /** @description What was noticed or repaired while the record was read in. */
                quality_flags?: components["parameters"]["quality_flags"];
                /** @description Kind of area, for example playground, ball court or skate park. */
                facility_type?: components["parameters"]["facility_type-2"];
                /** @description Youngest age in years that the area is meant for. */
                age_min?: components["parameters"]["age_min"];
                /** @description Highest age in years that the area is meant for. */
                age_max?: components["parameters"]["age_max"];
                /** @description The play and sports equipment that is here. */
                equipment?: components["parameters"]["equipment"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["PlaygroundFeatureCollection"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPlaygroundItem: {
        parameters: {
            query?: {
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Identifier of the feature. */
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["PlaygroundFeature"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            /** @description Removed for good */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPlaygroundChanges: {
        parameters: {
            query: {
                /**
                 * @description Number of the publication that the client has; 0 for none.
                 * @example 0
                 */
                since: components["parameters"]["since"];
                /** @description Most changes of the page. */
                limit?: components["parameters"]["limit-changes"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-json"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlaygroundChanges"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPlaygroundApi: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-api"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API definition */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.oai.openapi+json;version=3.0": components["schemas"]["OpenApi"];
                    "application/vnd.oai.openapi+json;version=3.1": components["schemas"]["OpenApi"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    describePublicToilet: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Description */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPublicToiletSchema: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPublicToiletQueryables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to filter by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPublicToiletSortables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to sort by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPublicToiletCodeList: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Name of the property. */
                property: components["parameters"]["property"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Code list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeList"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPublicToiletItems: {
        parameters: {
            query?: {
                /**
                 * @description Only features that intersect the box, or that have no geometry. Axis order as bbox-crs says.
                 * @example [
                 *       6.9,
                 *       50.9,
                 *       7,
                 *       51
                 *     ]
                 */
                bbox?: components["parameters"]["bbox"];
                /** @description CRS of bbox. */
                "bbox-crs"?: components["parameters"]["bbox-crs"];
                /**
                 * @description Instant or interval of RFC 3339; '..' or nothing for an open end.
                 * @example 2026-01-01/..
                 */
                datetime?: components["parameters"]["datetime"];
                /** @description Most features of the page. CSV and Arrow have all features without it. */
                limit?: components["parameters"]["limit"];
                /** @description Features to skip. Following the link 'next' is faster and misses nothing. */
                offset?: components["parameters"]["offset"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Names of sortables, with commas between them; '-' before a name for descending. */
                sortby?: components["parameters"]["sortby"];
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
                /** @description The key that the record has in its source, as text. */
                source_id?: components["parameters"]["source_id"];
                /** @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name. */
                id_stability?: components["parameters"]["id_stability"];
                /** @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces. */
                dataset_id?: components["parameters"]["dataset_id"];
                /** @description Name and version of the schema that the record follows, for example parking-facility/1.0.0. */
                schema_version?: components["parameters"]["schema_version"];
                /** @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203. */
                municipality_key?: components["parameters"]["municipality_key"];
                /** @description Name under which the thing is known locally and should be shown. */
                name?: components["parameters"]["name"];
                /** @description Whether the thing is planned, in operation, temporarily closed or given up for good. */
                status?: components["parameters"]["status"];
                /** @description Name of the street or square, without house number. */
                street?: components["parameters"]["street"];
                /** @description House number with its suffix, for example 12a or 12–14. */
                house_number?: components["parameters"]["house_number"];
                /** @description Whether the toilet can be used with a wheelchair. Where the value is absent nobody knows; that does not mean “no”. */
                wheelchair?: components["parameters"]["wheelchair"];
                /** @description When a value of the record last changed in this platform. */
                updated_at?: components["parameters"]["updated_at"];
                /** @description Address of the licence of the record, from the list of DCAT-AP.de. */
                license?: components["parameters"]["license"];
                /** @description Text that must be quoted as source with every use. */
                attribution?: components["parameters"]["attribution"];
                /** @description Public address of the file or service that the record comes from. */
                source_url?: components["parameters"]["source_url"];
                /** @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand. */
                geometry_source?: components["parameters"]["geometry_source"];
                /** @description What was noticed or repaired while the record was read in. */
                quality_flags?: components["parameters"]["quality_flags"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["PublicToiletFeatureCollection"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPublicToiletItem: {
        parameters: {
            query?: {
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Identifier of the feature. */
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["PublicToiletFeature"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            /** @description Removed for good */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPublicToiletChanges: {
        parameters: {
            query: {
                /**
                 * @description Number of the publication that the client has; 0 for none.
                 * @example 0
                 */
                since: components["parameters"]["since"];
                /** @description Most changes of the page. */
                limit?: components["parameters"]["limit-changes"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-json"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicToiletChanges"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPublicToiletApi: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-api"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API definition */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.oai.openapi+json;version=3.0": components["schemas"]["OpenApi"];
                    "application/vnd.oai.openapi+json;version=3.1": components["schemas"]["OpenApi"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    describeTree: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Description */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTreeSchema: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTreeQueryables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to filter by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTreeSortables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to sort by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTreeCodeList: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Name of the property. */
                property: components["parameters"]["property"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Code list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeList"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTreeItems: {
        parameters: {
            query?: {
                /**
                 * @description Only features that intersect the box, or that have no geometry. Axis order as bbox-crs says.
                 * @example [
                 *       6.9,
                 *       50.9,
                 *       7,
                 *       51
                 *     ]
                 */
                bbox?: components["parameters"]["bbox"];
                /** @description CRS of bbox. */
                "bbox-crs"?: components["parameters"]["bbox-crs"];
                /**
                 * @description Instant or interval of RFC 3339; '..' or nothing for an open end.
                 * @example 2026-01-01/..
                 */
                datetime?: components["parameters"]["datetime"];
                /** @description Most features of the page. CSV and Arrow have all features without it. */
                limit?: components["parameters"]["limit"];
                /** @description Features to skip. Following the link 'next' is faster and misses nothing. */
                offset?: components["parameters"]["offset"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Names of sortables, with commas between them; '-' before a name for descending. */
                sortby?: components["parameters"]["sortby"];
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
                /** @description The key that the record has in its source, as text. */
                source_id?: components["parameters"]["source_id"];
                /** @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name. */
                id_stability?: components["parameters"]["id_stability"];
                /** @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces. */
                dataset_id?: components["parameters"]["dataset_id"];
                /** @description Name and version of the schema that the record follows, for example parking-facility/1.0.0. */
                schema_version?: components["parameters"]["schema_version"];
                /** @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203. */
                municipality_key?: components["parameters"]["municipality_key"];
                /** @description Whether the thing is planned, in operation, temporarily closed or given up for good. */
                status?: components["parameters"]["status"];
                /** @description When a value of the record last changed in this platform. */
                updated_at?: components["parameters"]["updated_at"];
                /** @description Address of the licence of the record, from the list of DCAT-AP.de. */
                license?: components["parameters"]["license"];
                /** @description Text that must be quoted as source with every use. */
                attribution?: components["parameters"]["attribution"];
                /** @description Public address of the file or service that the record comes from. */
                source_url?: components["parameters"]["source_url"];
                /** @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand. */
                geometry_source?: components["parameters"]["geometry_source"];
                /** @description What was noticed or repaired while the record was read in. */
                quality_flags?: components["parameters"]["quality_flags"];
                /** @description Whether the record stands for a single tree or for a group of trees. */
                record_type?: components["parameters"]["record_type"];
                /** @description Number of the tree as it stands on its tag or in the inventory. */
                tree_number?: components["parameters"]["tree_number"];
                /** @description German name of the species, for example Spitz-Ahorn. */
                species_common_de?: components["parameters"]["species_common_de"];
                /** @description Year in which the tree was planted; estimated for old trees. */
                planted_year?: components["parameters"]["planted_year"];
                /** @description Circumference of the trunk in centimetres, measured one metre above the ground. */
                trunk_circumference?: components["parameters"]["trunk_circumference"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["TreeFeatureCollection"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTreeItem: {
        parameters: {
            query?: {
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Identifier of the feature. */
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["TreeFeature"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            /** @description Removed for good */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTreeChanges: {
        parameters: {
            query: {
                /**
                 * @description Number of the publication that the client has; 0 for none.
                 * @example 0
                 */
                since: components["parameters"]["since"];
                /** @description Most changes of the page. */
                limit?: components["parameters"]["limit-changes"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-json"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TreeChanges"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTreeApi: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-api"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API definition */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.oai.openapi+json;version=3.0": components["schemas"]["OpenApi"];
                    "application/vnd.oai.openapi+json;version=3.1": components["schemas"]["OpenApi"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    describeAubach_Baeume: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Description */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_BaeumeSchema: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_BaeumeQueryables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to filter by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_BaeumeSortables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to sort by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_BaeumeCodeList: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Name of the property. */
                property: components["parameters"]["property"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Code list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeList"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_BaeumeItems: {
        parameters: {
            query?: {
                /**
                 * @description Only features that intersect the box, or that have no geometry. Axis order as bbox-crs says.
                 * @example [
                 *       6.9,
                 *       50.9,
                 *       7,
                 *       51
                 *     ]
                 */
                bbox?: components["parameters"]["bbox"];
                /** @description CRS of bbox. */
                "bbox-crs"?: components["parameters"]["bbox-crs"];
                /**
                 * @description Instant or interval of RFC 3339; '..' or nothing for an open end.
                 * @example 2026-01-01/..
                 */
                datetime?: components["parameters"]["datetime"];
                /** @description Most features of the page. CSV and Arrow have all features without it. */
                limit?: components["parameters"]["limit"];
                /** @description Features to skip. Following the link 'next' is faster and misses nothing. */
                offset?: components["parameters"]["offset"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Names of sortables, with commas between them; '-' before a name for descending. */
                sortby?: components["parameters"]["sortby"];
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
                /** @description The key that the record has in its source, as text. */
                source_id?: components["parameters"]["source_id"];
                /** @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name. */
                id_stability?: components["parameters"]["id_stability"];
                /** @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces. */
                dataset_id?: components["parameters"]["dataset_id"];
                /** @description Name and version of the schema that the record follows, for example parking-facility/1.0.0. */
                schema_version?: components["parameters"]["schema_version"];
                /** @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203. */
                municipality_key?: components["parameters"]["municipality_key"];
                /** @description Whether the thing is planned, in operation, temporarily closed or given up for good. */
                status?: components["parameters"]["status"];
                /** @description When a value of the record last changed in this platform. */
                updated_at?: components["parameters"]["updated_at"];
                /** @description Address of the licence of the record, from the list of DCAT-AP.de. */
                license?: components["parameters"]["license"];
                /** @description Text that must be quoted as source with every use. */
                attribution?: components["parameters"]["attribution"];
                /** @description Public address of the file or service that the record comes from. */
                source_url?: components["parameters"]["source_url"];
                /** @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand. */
                geometry_source?: components["parameters"]["geometry_source"];
                /** @description What was noticed or repaired while the record was read in. */
                quality_flags?: components["parameters"]["quality_flags"];
                /** @description Whether the record stands for a single tree or for a group of trees. */
                record_type?: components["parameters"]["record_type"];
                /** @description Number of the tree as it stands on its tag or in the inventory. */
                tree_number?: components["parameters"]["tree_number"];
                /** @description German name of the species, for example Spitz-Ahorn. */
                species_common_de?: components["parameters"]["species_common_de"];
                /** @description Year in which the tree was planted; estimated for old trees. */
                planted_year?: components["parameters"]["planted_year"];
                /** @description Circumference of the trunk in centimetres, measured one metre above the ground. */
                trunk_circumference?: components["parameters"]["trunk_circumference"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["Aubach_BaeumeFeatureCollection"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_BaeumeItem: {
        parameters: {
            query?: {
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Identifier of the feature. */
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["Aubach_BaeumeFeature"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            /** @description Removed for good */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_BaeumeChanges: {
        parameters: {
            query: {
                /**
                 * @description Number of the publication that the client has; 0 for none.
                 * @example 0
                 */
                since: components["parameters"]["since"];
                /** @description Most changes of the page. */
                limit?: components["parameters"]["limit-changes"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-json"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Aubach_BaeumeChanges"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_BaeumeApi: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-api"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API definition */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.oai.openapi+json;version=3.0": components["schemas"]["OpenApi"];
                    "application/vnd.oai.openapi+json;version=3.1": components["schemas"]["OpenApi"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    describeAubach_Gemeindegebiet: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Description */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_GemeindegebietSchema: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_GemeindegebietQueryables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to filter by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_GemeindegebietSortables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to sort by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_GemeindegebietCodeList: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Name of the property. */
                property: components["parameters"]["property"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Code list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeList"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_GemeindegebietItems: {
        parameters: {
            query?: {
                /**
                 * @description Only features that intersect the box, or that have no geometry. Axis order as bbox-crs says.
                 * @example [
                 *       6.9,
                 *       50.9,
                 *       7,
                 *       51
                 *     ]
                 */
                bbox?: components["parameters"]["bbox"];
                /** @description CRS of bbox. */
                "bbox-crs"?: components["parameters"]["bbox-crs"];
                /**
                 * @description Instant or interval of RFC 3339; '..' or nothing for an open end.
                 * @example 2026-01-01/..
                 */
                datetime?: components["parameters"]["datetime"];
                /** @description Most features of the page. CSV and Arrow have all features without it. */
                limit?: components["parameters"]["limit"];
                /** @description Features to skip. Following the link 'next' is faster and misses nothing. */
                offset?: components["parameters"]["offset"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Names of sortables, with commas between them; '-' before a name for descending. */
                sortby?: components["parameters"]["sortby"];
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
                /** @description The key that the record has in its source, as text. */
                source_id?: components["parameters"]["source_id"];
                /** @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name. */
                id_stability?: components["parameters"]["id_stability"];
                /** @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces. */
                dataset_id?: components["parameters"]["dataset_id"];
                /** @description Name and version of the schema that the record follows, for example parking-facility/1.0.0. */
                schema_version?: components["parameters"]["schema_version"];
                /** @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203. */
                municipality_key?: components["parameters"]["municipality_key"];
                /** @description Name under which the thing is known locally and should be shown. */
                name?: components["parameters"]["name"];
                /** @description Whether the thing is planned, in operation, temporarily closed or given up for good. */
                status?: components["parameters"]["status"];
                /** @description When a value of the record last changed in this platform. */
                updated_at?: components["parameters"]["updated_at"];
                /** @description Address of the licence of the record, from the list of DCAT-AP.de. */
                license?: components["parameters"]["license"];
                /** @description Text that must be quoted as source with every use. */
                attribution?: components["parameters"]["attribution"];
                /** @description Public address of the file or service that the record comes from. */
                source_url?: components["parameters"]["source_url"];
                /** @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand. */
                geometry_source?: components["parameters"]["geometry_source"];
                /** @description What was noticed or repaired while the record was read in. */
                quality_flags?: components["parameters"]["quality_flags"];
                /** @description Kind of unit, for example municipality, district or school catchment. */
                unit_level?: components["parameters"]["unit_level"];
                /** @description Official key, or number that the municipality gives itself, as text. */
                code?: components["parameters"]["code"];
                /** @description Number of inhabitants on the day named. */
                population?: components["parameters"]["population"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["Aubach_GemeindegebietFeatureCollection"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_GemeindegebietItem: {
        parameters: {
            query?: {
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Identifier of the feature. */
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["Aubach_GemeindegebietFeature"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            /** @description Removed for good */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_GemeindegebietChanges: {
        parameters: {
            query: {
                /**
                 * @description Number of the publication that the client has; 0 for none.
                 * @example 0
                 */
                since: components["parameters"]["since"];
                /** @description Most changes of the page. */
                limit?: components["parameters"]["limit-changes"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-json"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Aubach_GemeindegebietChanges"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_GemeindegebietApi: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-api"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API definition */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.oai.openapi+json;version=3.0": components["schemas"]["OpenApi"];
                    "application/vnd.oai.openapi+json;version=3.1": components["schemas"]["OpenApi"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    describeAubach_Kita: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Description */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_KitaSchema: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_KitaQueryables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to filter by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_KitaSortables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to sort by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_KitaCodeList: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Name of the property. */
                property: components["parameters"]["property"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Code list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeList"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_KitaItems: {
        parameters: {
            query?: {
                /**
                 * @description Only features that intersect the box, or that have no geometry. Axis order as bbox-crs says.
                 * @example [
                 *       6.9,
                 *       50.9,
                 *       7,
                 *       51
                 *     ]
                 */
                bbox?: components["parameters"]["bbox"];
                /** @description CRS of bbox. */
                "bbox-crs"?: components["parameters"]["bbox-crs"];
                /**
                 * @description Instant or interval of RFC 3339; '..' or nothing for an open end.
                 * @example 2026-01-01/..
                 */
                datetime?: components["parameters"]["datetime"];
                /** @description Most features of the page. CSV and Arrow have all features without it. */
                limit?: components["parameters"]["limit"];
                /** @description Features to skip. Following the link 'next' is faster and misses nothing. */
                offset?: components["parameters"]["offset"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Names of sortables, with commas between them; '-' before a name for descending. */
                sortby?: components["parameters"]["sortby"];
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
                /** @description The key that the record has in its source, as text. */
                source_id?: components["parameters"]["source_id"];
                /** @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name. */
                id_stability?: components["parameters"]["id_stability"];
                /** @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces. */
                dataset_id?: components["parameters"]["dataset_id"];
                /** @description Name and version of the schema that the record follows, for example parking-facility/1.0.0. */
                schema_version?: components["parameters"]["schema_version"];
                /** @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203. */
                municipality_key?: components["parameters"]["municipality_key"];
                /** @description Name under which the thing is known locally and should be shown. */
                name?: components["parameters"]["name"];
                /** @description Whether the thing is planned, in operation, temporarily closed or given up for good. */
                status?: components["parameters"]["status"];
                /** @description Name of the body that is responsible for running it, for example an office, a municipal company or an association. */
                operator?: components["parameters"]["operator"];
                /** @description Name of the street or square, without house number. */
                street?: components["parameters"]["street"];
                /** @description House number with its suffix, for example 12a or 12–14. */
                house_number?: components["parameters"]["house_number"];
                /** @description When a value of the record last changed in this platform. */
                updated_at?: components["parameters"]["updated_at"];
                /** @description Address of the licence of the record, from the list of DCAT-AP.de. */
                license?: components["parameters"]["license"];
                /** @description Text that must be quoted as source with every use. */
                attribution?: components["parameters"]["attribution"];
                /** @description Public address of the file or service that the record comes from. */
                source_url?: components["parameters"]["source_url"];
                /** @description What was noticed or repaired while the record was read in. */
                quality_flags?: components["parameters"]["quality_flags"];
                /** @description The forms of care that are offered here, for example nursery, kindergarten or after-school care. */
                facility_types?: components["parameters"]["facility_types"];
                /** @description Number of all licensed places. */
                places_total?: components["parameters"]["places_total"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["Aubach_KitaFeatureCollection"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_KitaItem: {
        parameters: {
            query?: {
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Identifier of the feature. */
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["Aubach_KitaFeature"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            /** @description Removed for good */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_KitaChanges: {
        parameters: {
            query: {
                /**
                 * @description Number of the publication that the client has; 0 for none.
                 * @example 0
                 */
                since: components["parameters"]["since"];
                /** @description Most changes of the page. */
                limit?: components["parameters"]["limit-changes"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-json"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Aubach_KitaChanges"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_KitaApi: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-api"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API definition */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.oai.openapi+json;version=3.0": components["schemas"]["OpenApi"];
                    "application/vnd.oai.openapi+json;version=3.1": components["schemas"]["OpenApi"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    describeAubach_Parken: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Description */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ParkenSchema: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ParkenQueryables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to filter by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ParkenSortables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to sort by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ParkenCodeList: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Name of the property. */
                property: components["parameters"]["property"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Code list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeList"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ParkenItems: {
        parameters: {
            query?: {
                /**
                 * @description Only features that intersect the box, or that have no geometry. Axis order as bbox-crs says.
                 * @example [
                 *       6.9,
                 *       50.9,
                 *       7,
                 *       51
                 *     ]
                 */
                bbox?: components["parameters"]["bbox"];
                /** @description CRS of bbox. */
                "bbox-crs"?: components["parameters"]["bbox-crs"];
                /**
                 * @description Instant or interval of RFC 3339; '..' or nothing for an open end.
                 * @example 2026-01-01/..
                 */
                datetime?: components["parameters"]["datetime"];
                /** @description Most features of the page. CSV and Arrow have all features without it. */
                limit?: components["parameters"]["limit"];
                /** @description Features to skip. Following the link 'next' is faster and misses nothing. */
                offset?: components["parameters"]["offset"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Names of sortables, with commas between them; '-' before a name for descending. */
                sortby?: components["parameters"]["sortby"];
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
                /** @description The key that the record has in its source, as text. */
                source_id?: components["parameters"]["source_id"];
                /** @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name. */
                id_stability?: components["parameters"]["id_stability"];
                /** @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces. */
                dataset_id?: components["parameters"]["dataset_id"];
                /** @description Name and version of the schema that the record follows, for example parking-facility/1.0.0. */
                schema_version?: components["parameters"]["schema_version"];
                /** @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203. */
                municipality_key?: components["parameters"]["municipality_key"];
                /** @description Name under which the thing is known locally and should be shown. */
                name?: components["parameters"]["name"];
                /** @description Whether the thing is planned, in operation, temporarily closed or given up for good. */
                status?: components["parameters"]["status"];
                /** @description When a value of the record last changed in this platform. */
                updated_at?: components["parameters"]["updated_at"];
                /** @description Address of the licence of the record, from the list of DCAT-AP.de. */
                license?: components["parameters"]["license"];
                /** @description Text that must be quoted as source with every use. */
                attribution?: components["parameters"]["attribution"];
                /** @description Public address of the file or service that the record comes from. */
                source_url?: components["parameters"]["source_url"];
                /** @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand. */
                geometry_source?: components["parameters"]["geometry_source"];
                /** @description What was noticed or repaired while the record was read in. */
                quality_flags?: components["parameters"]["quality_flags"];
                /** @description The kind of vehicle that the facility is built for. */
                purpose?: components["parameters"]["purpose"];
                /** @description How the parking facility is built, for example multi-storey, underground or bicycle stands. */
                facility_type?: components["parameters"]["facility_type"];
                /** @description Number of all spaces of the facility. */
                capacity?: components["parameters"]["capacity"];
                /** @description Whether parking costs something. */
                has_fee?: components["parameters"]["has_fee"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["Aubach_ParkenFeatureCollection"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ParkenItem: {
        parameters: {
            query?: {
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Identifier of the feature. */
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["Aubach_ParkenFeature"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            /** @description Removed for good */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ParkenChanges: {
        parameters: {
            query: {
                /**
                 * @description Number of the publication that the client has; 0 for none.
                 * @example 0
                 */
                since: components["parameters"]["since"];
                /** @description Most changes of the page. */
                limit?: components["parameters"]["limit-changes"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-json"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Aubach_ParkenChanges"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ParkenApi: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-api"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API definition */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.oai.openapi+json;version=3.0": components["schemas"]["OpenApi"];
                    "application/vnd.oai.openapi+json;version=3.1": components["schemas"]["OpenApi"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    describeAubach_Reallabor: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Description */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ReallaborSchema: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ReallaborQueryables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to filter by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ReallaborSortables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to sort by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ReallaborCodeList: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Name of the property. */
                property: components["parameters"]["property"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Code list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeList"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ReallaborItems: {
        parameters: {
            query?: {
                /**
                 * @description Only features that intersect the box, or that have no geometry. Axis order as bbox-crs says.
                 * @example [
                 *       6.9,
                 *       50.9,
                 *       7,
                 *       51
                 *     ]
                 */
                bbox?: components["parameters"]["bbox"];
                /** @description CRS of bbox. */
                "bbox-crs"?: components["parameters"]["bbox-crs"];
                /**
                 * @description Instant or interval of RFC 3339; '..' or nothing for an open end.
                 * @example 2026-01-01/..
                 */
                datetime?: components["parameters"]["datetime"];
                /** @description Most features of the page. CSV and Arrow have all features without it. */
                limit?: components["parameters"]["limit"];
                /** @description Features to skip. Following the link 'next' is faster and misses nothing. */
                offset?: components["parameters"]["offset"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Names of sortables, with commas between them; '-' before a name for descending. */
                sortby?: components["parameters"]["sortby"];
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
                /** @description The key that the record has in its source, as text. */
                source_id?: components["parameters"]["source_id"];
                /** @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name. */
                id_stability?: components["parameters"]["id_stability"];
                /** @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces. */
                dataset_id?: components["parameters"]["dataset_id"];
                /** @description Name and version of the schema that the record follows, for example parking-facility/1.0.0. */
                schema_version?: components["parameters"]["schema_version"];
                /** @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203. */
                municipality_key?: components["parameters"]["municipality_key"];
                /** @description Name under which the thing is known locally and should be shown. */
                name?: components["parameters"]["name"];
                /** @description Whether the thing is planned, in operation, temporarily closed or given up for good. */
                status?: components["parameters"]["status"];
                /** @description When a value of the record last changed in this platform. */
                updated_at?: components["parameters"]["updated_at"];
                /** @description Address of the licence of the record, from the list of DCAT-AP.de. */
                license?: components["parameters"]["license"];
                /** @description Text that must be quoted as source with every use. */
                attribution?: components["parameters"]["attribution"];
                /** @description Public address of the file or service that the record comes from. */
                source_url?: components["parameters"]["source_url"];
                /** @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand. */
                geometry_source?: components["parameters"]["geometry_source"];
                /** @description What was noticed or repaired while the record was read in. */
                quality_flags?: components["parameters"]["quality_flags"];
                /** @description Whether it is a living lab, a test field, a model region or a pilot. */
                lab_type?: components["parameters"]["lab_type"];
                /** @description Fields that it is about, for example mobility or energy. */
                themes?: components["parameters"]["themes"];
                /** @description First day of the experiment. */
                starts_on?: components["parameters"]["starts_on"];
                /** @description Last day of the experiment; a living lab always has an end. */
                ends_on?: components["parameters"]["ends_on"];
                /** @description The phase that the experiment is in. */
                phase?: components["parameters"]["phase"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["Aubach_ReallaborFeatureCollection"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ReallaborItem: {
        parameters: {
            query?: {
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Identifier of the feature. */
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["Aubach_ReallaborFeature"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            /** @description Removed for good */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ReallaborChanges: {
        parameters: {
            query: {
                /**
                 * @description Number of the publication that the client has; 0 for none.
                 * @example 0
                 */
                since: components["parameters"]["since"];
                /** @description Most changes of the page. */
                limit?: components["parameters"]["limit-changes"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-json"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Aubach_ReallaborChanges"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ReallaborApi: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-api"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API definition */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.oai.openapi+json;version=3.0": components["schemas"]["OpenApi"];
                    "application/vnd.oai.openapi+json;version=3.1": components["schemas"]["OpenApi"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    describeAubach_Sitzungen: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Description */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_SitzungenSchema: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_SitzungenQueryables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to filter by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_SitzungenSortables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to sort by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_SitzungenCodeList: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Name of the property. */
                property: components["parameters"]["property"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Code list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeList"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_SitzungenItems: {
        parameters: {
            query?: {
                /**
                 * @description Only features that intersect the box, or that have no geometry. Axis order as bbox-crs says.
                 * @example [
                 *       6.9,
                 *       50.9,
                 *       7,
                 *       51
                 *     ]
                 */
                bbox?: components["parameters"]["bbox"];
                /** @description CRS of bbox. */
                "bbox-crs"?: components["parameters"]["bbox-crs"];
                /**
                 * @description Instant or interval of RFC 3339; '..' or nothing for an open end.
                 * @example 2026-01-01/..
                 */
                datetime?: components["parameters"]["datetime"];
                /** @description Most features of the page. CSV and Arrow have all features without it. */
                limit?: components["parameters"]["limit"];
                /** @description Features to skip. Following the link 'next' is faster and misses nothing. */
                offset?: components["parameters"]["offset"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Names of sortables, with commas between them; '-' before a name for descending. */
                sortby?: components["parameters"]["sortby"];
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
                /** @description The key that the record has in its source, as text. */
                source_id?: components["parameters"]["source_id"];
                /** @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name. */
                id_stability?: components["parameters"]["id_stability"];
                /** @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces. */
                dataset_id?: components["parameters"]["dataset_id"];
                /** @description Name and version of the schema that the record follows, for example parking-facility/1.0.0. */
                schema_version?: components["parameters"]["schema_version"];
                /** @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203. */
                municipality_key?: components["parameters"]["municipality_key"];
                /** @description Name under which the thing is known locally and should be shown. */
                name?: components["parameters"]["name"];
                /** @description Short description in full sentences, without personal data. */
                description?: components["parameters"]["description"];
                /** @description Whether the thing is planned, in operation, temporarily closed or given up for good. */
                status?: components["parameters"]["status"];
                /** @description When a value of the record last changed in this platform. */
                updated_at?: components["parameters"]["updated_at"];
                /** @description Address of the licence of the record, from the list of DCAT-AP.de. */
                license?: components["parameters"]["license"];
                /** @description Text that must be quoted as source with every use. */
                attribution?: components["parameters"]["attribution"];
                /** @description Public address of the file or service that the record comes from. */
                source_url?: components["parameters"]["source_url"];
                /** @description What was noticed or repaired while the record was read in. */
                quality_flags?: components["parameters"]["quality_flags"];
                /** @description Bodies that meet together, for example council or planning committee. */
                organization_names?: components["parameters"]["organization_names"];
                /** @description Begin of the meeting. */
                starts_at?: components["parameters"]["starts_at"];
                /** @description Building in which the meeting takes place, for example the town hall. */
                location_name?: components["parameters"]["location_name"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["Aubach_SitzungenFeatureCollection"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_SitzungenItem: {
        parameters: {
            query?: {
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Identifier of the feature. */
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["Aubach_SitzungenFeature"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            /** @description Removed for good */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_SitzungenChanges: {
        parameters: {
            query: {
                /**
                 * @description Number of the publication that the client has; 0 for none.
                 * @example 0
                 */
                since: components["parameters"]["since"];
                /** @description Most changes of the page. */
                limit?: components["parameters"]["limit-changes"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-json"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Aubach_SitzungenChanges"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_SitzungenApi: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-api"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API definition */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.oai.openapi+json;version=3.0": components["schemas"]["OpenApi"];
                    "application/vnd.oai.openapi+json;version=3.1": components["schemas"]["OpenApi"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    describeAubach_Spielplaetze: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Description */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_SpielplaetzeSchema: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_SpielplaetzeQueryables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to filter by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_SpielplaetzeSortables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to sort by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_SpielplaetzeCodeList: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Name of the property. */
                property: components["parameters"]["property"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Code list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeList"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_SpielplaetzeItems: {
        parameters: {
            query?: {
                /**
                 * @description Only features that intersect the box, or that have no geometry. Axis order as bbox-crs says.
                 * @example [
                 *       6.9,
                 *       50.9,
                 *       7,
                 *       51
                 *     ]
                 */
                bbox?: components["parameters"]["bbox"];
                /** @description CRS of bbox. */
                "bbox-crs"?: components["parameters"]["bbox-crs"];
                /**
                 * @description Instant or interval of RFC 3339; '..' or nothing for an open end.
                 * @example 2026-01-01/..
                 */
                datetime?: components["parameters"]["datetime"];
                /** @description Most features of the page. CSV and Arrow have all features without it. */
                limit?: components["parameters"]["limit"];
                /** @description Features to skip. Following the link 'next' is faster and misses nothing. */
                offset?: components["parameters"]["offset"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Names of sortables, with commas between them; '-' before a name for descending. */
                sortby?: components["parameters"]["sortby"];
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
                /** @description The key that the record has in its source, as text. */
                source_id?: components["parameters"]["source_id"];
                /** @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name. */
                id_stability?: components["parameters"]["id_stability"];
                /** @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces. */
                dataset_id?: components["parameters"]["dataset_id"];
                /** @description Name and version of the schema that the record follows, for example parking-facility/1.0.0. */
                schema_version?: components["parameters"]["schema_version"];
                /** @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203. */
                municipality_key?: components["parameters"]["municipality_key"];
                /** @description Name under which the thing is known locally and should be shown. */
                name?: components["parameters"]["name"];
                /** @description Whether the thing is planned, in operation, temporarily closed or given up for good. */
                status?: components["parameters"]["status"];
                /** @description When a value of the record last changed in this platform. */
                updated_at?: components["parameters"]["updated_at"];
                /** @description Address of the licence of the record, from the list of DCAT-AP.de. */
                license?: components["parameters"]["license"];
                /** @description Text that must be quoted as source with every use. */
                attribution?: components["parameters"]["attribution"];
                /** @description Public address of the file or service that the record comes from. */
                source_url?: components["parameters"]["source_url"];
                /** @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand. */
                geometry_source?: components["parameters"]["geometry_source"];
                /** @description What was noticed or repaired while the record was read in. */
                quality_flags?: components["parameters"]["quality_flags"];
                /** @description Kind of area, for example playground, ball court or skate park. */
                facility_type?: components["parameters"]["facility_type-2"];
                /** @description Youngest age in years that the area is meant for. */
                age_min?: components["parameters"]["age_min"];
                /** @description Highest age in years that the area is meant for. */
                age_max?: components["parameters"]["age_max"];
                /** @description The play and sports equipment that is here. */
                equipment?: components["parameters"]["equipment"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["Aubach_SpielplaetzeFeatureCollection"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_SpielplaetzeItem: {
        parameters: {
            query?: {
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Identifier of the feature. */
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["Aubach_SpielplaetzeFeature"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            /** @description Removed for good */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_SpielplaetzeChanges: {
        parameters: {
            query: {
                /**
                 * @description Number of the publication that the client has; 0 for none.
                 * @example 0
                 */
                since: components["parameters"]["since"];
                /** @description Most changes of the page. */
                limit?: components["parameters"]["limit-changes"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-json"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Aubach_SpielplaetzeChanges"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_SpielplaetzeApi: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-api"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API definition */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.oai.openapi+json;version=3.0": components["schemas"]["OpenApi"];
                    "application/vnd.oai.openapi+json;version=3.1": components["schemas"]["OpenApi"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    describeAubach_Toiletten: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Description */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Collection"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ToilettenSchema: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Schema */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ToilettenQueryables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to filter by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ToilettenSortables: {
        parameters: {
            query?: {
                /**
                 * @description Variant: codes with their titles (codelist-inline), or as an enumeration with the address of the code list (codelist-ref).
                 * @example [
                 *       "codelist-inline"
                 *     ]
                 */
                profile?: components["parameters"]["profile-schema"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties to sort by */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["JsonSchema"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ToilettenCodeList: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-document"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Name of the property. */
                property: components["parameters"]["property"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Code list */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeList"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ToilettenItems: {
        parameters: {
            query?: {
                /**
                 * @description Only features that intersect the box, or that have no geometry. Axis order as bbox-crs says.
                 * @example [
                 *       6.9,
                 *       50.9,
                 *       7,
                 *       51
                 *     ]
                 */
                bbox?: components["parameters"]["bbox"];
                /** @description CRS of bbox. */
                "bbox-crs"?: components["parameters"]["bbox-crs"];
                /**
                 * @description Instant or interval of RFC 3339; '..' or nothing for an open end.
                 * @example 2026-01-01/..
                 */
                datetime?: components["parameters"]["datetime"];
                /** @description Most features of the page. CSV and Arrow have all features without it. */
                limit?: components["parameters"]["limit"];
                /** @description Features to skip. Following the link 'next' is faster and misses nothing. */
                offset?: components["parameters"]["offset"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Names of sortables, with commas between them; '-' before a name for descending. */
                sortby?: components["parameters"]["sortby"];
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
                /** @description The key that the record has in its source, as text. */
                source_id?: components["parameters"]["source_id"];
                /** @description Says whether the identifier rests on a key of the source or was derived from name and position. Only identifiers from the source survive a change of name. */
                id_stability?: components["parameters"]["id_stability"];
                /** @description Identifier of the data set in the catalogue, which is also the name of its collection in the interfaces. */
                dataset_id?: components["parameters"]["dataset_id"];
                /** @description Name and version of the schema that the record follows, for example parking-facility/1.0.0. */
                schema_version?: components["parameters"]["schema_version"];
                /** @description Official key of the municipality in which the thing lies: the German AGS of eight digits with its leading zero; elsewhere country code and national key, for example CH-3203. */
                municipality_key?: components["parameters"]["municipality_key"];
                /** @description Name under which the thing is known locally and should be shown. */
                name?: components["parameters"]["name"];
                /** @description Whether the thing is planned, in operation, temporarily closed or given up for good. */
                status?: components["parameters"]["status"];
                /** @description Name of the street or square, without house number. */
                street?: components["parameters"]["street"];
                /** @description House number with its suffix, for example 12a or 12–14. */
                house_number?: components["parameters"]["house_number"];
                /** @description Whether the toilet can be used with a wheelchair. Where the value is absent nobody knows; that does not mean “no”. */
                wheelchair?: components["parameters"]["wheelchair"];
                /** @description When a value of the record last changed in this platform. */
                updated_at?: components["parameters"]["updated_at"];
                /** @description Address of the licence of the record, from the list of DCAT-AP.de. */
                license?: components["parameters"]["license"];
                /** @description Text that must be quoted as source with every use. */
                attribution?: components["parameters"]["attribution"];
                /** @description Public address of the file or service that the record comes from. */
                source_url?: components["parameters"]["source_url"];
                /** @description Where the coordinates come from: from the source, computed from the address, as centre of an area, or set by hand. */
                geometry_source?: components["parameters"]["geometry_source"];
                /** @description What was noticed or repaired while the record was read in. */
                quality_flags?: components["parameters"]["quality_flags"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Records */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["Aubach_ToilettenFeatureCollection"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ToilettenItem: {
        parameters: {
            query?: {
                /** @description Names of the properties wanted, with commas between them; without its name even a required one is left out. */
                properties?: components["parameters"]["properties"];
                /** @description Names of properties to leave out, with commas between them; 'geometry' among them. */
                "exclude-properties"?: components["parameters"]["exclude-properties"];
                /** @description CRS of the geometries in the answer. */
                crs?: components["parameters"]["crs"];
                /** @description Simplifies geometries for a map of this zoom level (WebMercatorQuad). */
                "zoom-level"?: components["parameters"]["zoom-level"];
                /** @description Simplifies geometries by at most so many units of crs. */
                "max-allowable-offset"?: components["parameters"]["max-allowable-offset"];
                /** @description Adds the latest observations. */
                expand?: components["parameters"]["expand"];
                /** @description Variant of the format. */
                profile?: components["parameters"]["profile"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path: {
                /** @description Identifier of the feature. */
                featureId: components["parameters"]["featureId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One record */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["Aubach_ToilettenFeature"];
                    "text/csv": string;
                    "application/vnd.apache.arrow.stream": string;
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            /** @description Removed for good */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ToilettenChanges: {
        parameters: {
            query: {
                /**
                 * @description Number of the publication that the client has; 0 for none.
                 * @example 0
                 */
                since: components["parameters"]["since"];
                /** @description Most changes of the page. */
                limit?: components["parameters"]["limit-changes"];
                /** @description Opaque token from the link 'next'. */
                next?: components["parameters"]["next"];
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-json"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Changes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Aubach_ToilettenChanges"];
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAubach_ToilettenApi: {
        parameters: {
            query?: {
                /** @description Format; beats the header Accept. */
                f?: components["parameters"]["f-api"];
                /** @description Language of titles and texts; beats the header Accept-Language. */
                lang?: components["parameters"]["lang"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description API definition */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.oai.openapi+json;version=3.0": components["schemas"]["OpenApi"];
                    "application/vnd.oai.openapi+json;version=3.1": components["schemas"]["OpenApi"];
                    "text/html": string;
                };
            };
            304: components["responses"]["NotModified"];
            400: components["responses"]["Problem400"];
            404: components["responses"]["Problem404"];
            406: components["responses"]["Problem406"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
}
