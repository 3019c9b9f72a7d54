"""Serves a build: SPARQL 1.1 Protocol, linked data by content negotiation, and pages for people.

`kg.serve.run.serve_build` runs it, `kg.serve.app.make_app` is the application. Nothing is imported here, since every
worker process imports this package too and needs little of it.
"""
